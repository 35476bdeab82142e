using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>One request and its responses, at either end (RFC 3261 §17). Once terminated, none of its timers fires.</summary>
internal abstract class SipTransaction(TransactionLayer layer, SipRequest request, SipDestination destination)
{
    /// <summary>As sent; or as received, with the source noted in its top Via.</summary>
    public SipRequest Request { get; } = request;

    /// <summary>Where our side of it goes: the request, or the responses.</summary>
    public SipDestination Destination { get; } = destination;

    public bool IsTerminated { get; private set; }

    protected TransactionLayer Layer { get; } = layer;

    protected SipTimings Timings => Layer.Timings;

    protected SipTimer Schedule(TimeSpan delay, Action elapsed) =>
        Layer.Timers.Schedule(
            delay,
            () =>
            {
                if (!IsTerminated)
                    elapsed();
            }
        );

    /// <summary>Terminates after <paramref name="delay"/>; over a reliable transport at once.</summary>
    protected void Linger(TimeSpan delay)
    {
        if (Destination.IsReliable)
            Terminate();
        else
            Schedule(delay, Terminate);
    }

    protected void Terminate()
    {
        IsTerminated = true;
        LeaveLayer();
    }

    /// <summary>Messages are no longer matched to it.</summary>
    protected abstract void LeaveLayer();
}
