using System.Collections.Concurrent;

namespace MiniBot.Testing;

/// <summary>
/// Runs asynchronous code on the test's own thread: what awaits continues only when the test lets it, in order. Together with
/// <see cref="ManualTimeProvider"/> a whole call is as repeatable as a function.
/// </summary>
public sealed class ManualLoop : SynchronizationContext, IDisposable
{
    /// <summary>How long other threads may take, on a busy machine, before a test is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

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
        while (_posted.TryTake(out var next))
            Run(next.Callback, next.State);
    }

    /// <summary>Runs until <paramref name="task"/> has ended, waiting for other threads where it depends on them.</summary>
    public T Finish<T>(Task<T> task)
    {
        _ = task.ContinueWith(_ => Post(_ => { }, null), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            if (!_posted.TryTake(out var next, Patience))
                throw new TimeoutException("What the test waits for has not ended, and nothing is left to run.");
            Run(next.Callback, next.State);
        }

        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public void Dispose() => _posted.Dispose();

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
