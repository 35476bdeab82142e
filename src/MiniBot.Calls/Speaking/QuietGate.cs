namespace MiniBot.Calls.Speaking;

/// <summary>Lets work that can wait through only while nothing urgent is under way. Thread-safe.</summary>
internal sealed class QuietGate
{
    private readonly Lock _lock = new();
    private int _urgent;
    private TaskCompletionSource? _quiet;

    /// <summary>Something urgent begins.</summary>
    public void Enter()
    {
        lock (_lock)
        {
            if (_urgent++ == 0)
                _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>It is over.</summary>
    public void Leave()
    {
        TaskCompletionSource? quiet = null;
        lock (_lock)
        {
            if (--_urgent == 0)
                (quiet, _quiet) = (_quiet, null);
        }

        quiet?.SetResult();
    }

    /// <summary>Done as soon as nothing urgent is under way.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Busy() is { } quiet)
            await quiet.WaitAsync(cancellationToken);
    }

    private Task? Busy()
    {
        lock (_lock)
            return _quiet?.Task;
    }
}
