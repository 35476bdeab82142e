using MiniBot.Conversation;

namespace MiniBot.Calls;

/// <summary>The running timers of one call: each kind once, a new start replaces the old one. Used by the call's loop alone.</summary>
internal sealed class Timers(TimeProvider time, Inbox inbox) : IDisposable
{
    /// <summary>A typed utterance ends when nothing was typed for this long.</summary>
    private static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(1.5);

    private readonly Dictionary<CallTimer, ITimer> _running = [];
    private ITimer? _typing;

    public void Start(CallAction.StartTimer start)
    {
        if (_running.Remove(start.Timer, out var old))
            old.Dispose();
        var fired = new CallInput.TimerFired(start.Timer, start.Generation);
        _running[start.Timer] = time.CreateTimer(_ => inbox.Post(fired), null, start.Delay, Timeout.InfiniteTimeSpan);
    }

    public void RestartTypingPause()
    {
        _typing ??= time.CreateTimer(
            _ => inbox.Post(new CallSignal.TypingPaused()),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        _typing.Change(TypingPause, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        foreach (var timer in _running.Values)
            timer.Dispose();
        _typing?.Dispose();
    }
}
