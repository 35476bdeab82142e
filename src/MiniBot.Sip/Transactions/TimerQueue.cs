namespace MiniBot.Sip.Transactions;

/// <summary>
/// The core's clock: it stands still until the owner moves it. Timers fire in the order in which they fall due, each seeing the
/// time at which it was due.
/// </summary>
internal sealed class TimerQueue(DateTimeOffset now)
{
    private readonly PriorityQueue<SipTimer, (DateTimeOffset Due, long Order)> _queue = new();
    private long _order;

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>When the next timer falls due; null when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (_queue.TryPeek(out var timer, out var key))
            {
                if (!timer.IsCancelled)
                    return key.Due;
                _queue.Dequeue();
            }

            return null;
        }
    }

    public SipTimer Schedule(TimeSpan delay, Action elapsed)
    {
        var timer = new SipTimer(elapsed);
        _queue.Enqueue(timer, (Now + delay, _order++));
        return timer;
    }

    /// <summary>Fires everything due until then. Time never runs backwards.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        while (NextDue is { } due && due <= now)
        {
            var timer = _queue.Dequeue();
            Now = due > Now ? due : Now;
            timer.Fire();
        }

        if (now > Now)
            Now = now;
    }
}

/// <summary>One timer of a <see cref="TimerQueue"/>; fires once unless cancelled.</summary>
internal sealed class SipTimer(Action elapsed)
{
    public bool IsCancelled { get; private set; }

    public void Cancel() => IsCancelled = true;

    public void Fire()
    {
        IsCancelled = true;
        elapsed();
    }
}
