using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>A request that we answer (RFC 3261 §17.2).</summary>
internal abstract class ServerTransaction(TransactionLayer layer, SipRequest request, SipDestination destination)
    : SipTransaction(layer, request, destination)
{
    private SipResponse? _last;

    /// <summary>True once a final response was given.</summary>
    public bool IsAnswered => _last is { IsProvisional: false };

    /// <summary>Sends a response. A second final one is ignored.</summary>
    public void Respond(SipResponse response)
    {
        if (IsAnswered || IsTerminated)
            return;
        _last = response;
        Layer.Send(response, Destination);
        if (!response.IsProvisional)
            Complete(response);
    }

    /// <summary>The same request again: the last response again.</summary>
    public virtual void Retransmitted() => SendLast();

    protected abstract void Complete(SipResponse final);

    protected void SendLast()
    {
        if (_last is not null)
            Layer.Send(_last, Destination);
    }

    protected sealed override void LeaveLayer() => Layer.Remove(this);
}
