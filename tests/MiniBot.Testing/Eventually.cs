namespace MiniBot.Testing;

/// <summary>Waits for another process to reach a state; for our own code there is <see cref="ManualTimeProvider"/>.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Repeats <paramref name="assertion"/> until it holds; after 20 s its last failure is the test's.</summary>
    public static async Task Async(Func<Task> assertion)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }
}
