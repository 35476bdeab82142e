namespace MiniBot.Testing;

/// <summary>
/// Runs asynchronous code on the test's own thread: what awaits continues only when the test lets it, in order. Together with
/// <see cref="ManualTimeProvider"/> a whole call is as repeatable as a function.
/// </summary>
public sealed class ManualLoop : SynchronizationContext
{
    /// <summary>How long other threads may take, on a busy machine, before a test is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = [];

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_posted)
        {
            _posted.Enqueue((d, state));
            Monitor.Pulse(_posted);
        }
    }

    /// <inheritdoc />
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Begins <paramref name="action"/> and runs it as far as it gets.</summary>
    public Task<T> Start<T>(Func<Task<T>> action)
    {
        Task<T>? started = null;
        Run(_ => started = action(), null);
        RunUntilIdle();
        return started!;
    }

    /// <summary>Runs everything that can go on now.</summary>
    public void RunUntilIdle()
    {
        while (TryRunNext(TimeSpan.Zero)) { }
    }

    /// <summary>Runs until <paramref name="task"/> has ended, waiting for other threads where it depends on them.</summary>
    public T Finish<T>(Task<T> task)
    {
        _ = task.ContinueWith(
            _ => Post(_ => { }, null),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
        while (!task.IsCompleted)
        {
            if (!TryRunNext(Patience))
                throw new TimeoutException("What the test waits for has not ended, and nothing is left to run.");
        }

        return task.GetAwaiter().GetResult();
    }

    private bool TryRunNext(TimeSpan patience)
    {
        (SendOrPostCallback Callback, object? State) next;
        lock (_posted)
        {
            if (_posted.Count == 0 && patience > TimeSpan.Zero)
                Monitor.Wait(_posted, patience);
            if (!_posted.TryDequeue(out next))
                return false;
        }

        Run(next.Callback, next.State);
        return true;
    }

    private void Run(SendOrPostCallback callback, object? state)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
