using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>A request that we answer (RFC 3261 §17.2).</summary>
internal abstract class ServerTransaction(TransactionLayer layer, SipRequest request, SipDestination source)
{
    private SipResponse? _last;

    /// <summary>As received, with the source noted in its top Via.</summary>
    public SipRequest Request { get; } = request;

    /// <summary>Where responses go.</summary>
    public SipDestination Source { get; } = source;

    public bool IsTerminated { get; private set; }

    /// <summary>True once a final response was given.</summary>
    public bool IsAnswered => _last is { IsProvisional: false };

    protected TransactionLayer Layer { get; } = layer;

    protected SipTimings Timings => Layer.Timings;

    /// <summary>Sends a response. A second final one is ignored.</summary>
    public void Respond(SipResponse response)
    {
        if (IsAnswered || IsTerminated)
            return;
        _last = response;
        Layer.Send(response, Source);
        if (!response.IsProvisional)
            Complete(response);
    }

    /// <summary>The same request again: the last response again.</summary>
    public virtual void Retransmitted() => SendLast();

    protected abstract void Complete(SipResponse final);

    protected void SendLast()
    {
        if (_last is not null)
            Layer.Send(_last, Source);
    }

    protected SipTimer Schedule(TimeSpan delay, Action elapsed) =>
        Layer.Timers.Schedule(
            delay,
            () =>
            {
                if (!IsTerminated)
                    elapsed();
            }
        );

    protected void Linger(TimeSpan delay)
    {
        if (Source.IsReliable)
            Terminate();
        else
            Schedule(delay, Terminate);
    }

    protected void Terminate()
    {
        IsTerminated = true;
        Layer.Remove(this);
    }
}
