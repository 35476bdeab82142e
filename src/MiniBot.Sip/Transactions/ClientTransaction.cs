using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>Receives what becomes of a request.</summary>
internal interface IClientTransactionUser
{
    /// <summary>A response, except retransmissions of a final one; every 2xx to an INVITE is passed on (RFC 6026 §7.2).</summary>
    void OnResponse(ClientTransaction transaction, SipResponse response);

    /// <summary>No final response in time (timer B or F), or the transport could not deliver. Called at most once, and last.</summary>
    void OnFailed(ClientTransaction transaction, ClientTransactionFailure failure);
}

/// <summary>Why a request got no final response.</summary>
internal enum ClientTransactionFailure
{
    TimedOut,
    TransportFailed,
}

/// <summary>A request on its way to a final response (RFC 3261 §17.1).</summary>
internal abstract class ClientTransaction(
    TransactionLayer layer,
    SipRequest request,
    SipDestination destination,
    IClientTransactionUser user
) : SipTransaction(layer, request, destination)
{
    /// <summary>True until a final response came.</summary>
    public abstract bool IsWaiting { get; }

    protected IClientTransactionUser User { get; } = user;

    public abstract void Start();

    public abstract void Receive(SipResponse response);

    /// <summary>The transport could not deliver the request (RFC 3261 §17.1.4).</summary>
    public void FailTransport() => Fail(ClientTransactionFailure.TransportFailed);

    protected void SendRequest() => Layer.Send(Request, Destination);

    protected void Fail(ClientTransactionFailure failure)
    {
        if (IsTerminated)
            return;
        var wasWaiting = IsWaiting;
        Terminate();
        if (wasWaiting)
            User.OnFailed(this, failure);
    }

    protected sealed override void LeaveLayer() => Layer.Remove(this);
}
