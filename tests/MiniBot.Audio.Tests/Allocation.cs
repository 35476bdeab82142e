namespace MiniBot.Audio.Tests;

/// <summary>Asserts that work done for every frame allocates nothing once it is warm.</summary>
internal static class Allocation
{
    /// <summary>Runs <paramref name="frame"/> until warm, then 500 times more (10 s of audio) and expects no allocated byte.</summary>
    public static void PerFrame(Action frame)
    {
        for (var i = 0; i < 100; i++)
            frame();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
            frame();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
