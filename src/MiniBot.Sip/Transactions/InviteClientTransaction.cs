using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>
/// INVITE: retransmitted over UDP at T1, then doubling, until timer B (64·T1). RFC 3261 §17.1.1 with the Accepted state of RFC 6026 §8.4.
/// </summary>
internal sealed class InviteClientTransaction(
    TransactionLayer layer,
    SipRequest request,
    SipDestination destination,
    IClientTransactionUser user
) : ClientTransaction(layer, request, destination, user)
{
    private State _state = State.Calling;

    private enum State
    {
        Calling,
        Proceeding,
        Completed,
        Accepted,
    }

    public override bool IsWaiting => _state is State.Calling or State.Proceeding;

    public override void Start()
    {
        SendRequest();
        if (!Destination.IsReliable)
            Schedule(Timings.T1, () => Retransmit(Timings.T1));
        Schedule(Timings.Lifetime, GiveUpUnanswered);
    }

    public override void Receive(SipResponse response)
    {
        switch (_state)
        {
            case State.Calling or State.Proceeding when response.IsProvisional:
                _state = State.Proceeding;
                User.OnResponse(this, response);
                break;
            case State.Calling or State.Proceeding when response.IsSuccess:
                _state = State.Accepted;
                Schedule(Timings.Lifetime, Terminate);
                User.OnResponse(this, response);
                break;
            case State.Calling or State.Proceeding:
                _state = State.Completed;
                Acknowledge(response);
                Linger(Timings.CompletedInvite);
                User.OnResponse(this, response);
                break;
            case State.Accepted when response.IsSuccess:
                User.OnResponse(this, response);
                break;
            case State.Completed when response.Code >= 300:
                Acknowledge(response);
                break;
        }
    }

    /// <summary>Ends a transaction whose far end rings for ever or never answers a CANCEL (RFC 3261 §9.1).</summary>
    public void Abandon()
    {
        if (IsWaiting && !IsTerminated)
            Terminate();
    }

    /// <summary>Timer A.</summary>
    private void Retransmit(TimeSpan interval)
    {
        if (_state != State.Calling)
            return;
        SendRequest();
        Schedule(interval * 2, () => Retransmit(interval * 2));
    }

    /// <summary>Timer B.</summary>
    private void GiveUpUnanswered()
    {
        if (_state == State.Calling)
            Fail(ClientTransactionFailure.TimedOut);
    }

    /// <summary>The ACK for a refusal belongs to the transaction: same branch, same Request-URI, same Route (RFC 3261 §17.1.1.3).</summary>
    private void Acknowledge(SipResponse response)
    {
        var ack = new SipRequest
        {
            Method = SipMethods.Ack,
            Uri = Request.Uri,
            Vias = [Request.TopVia],
            From = Request.From,
            To = response.To,
            CallId = Request.CallId,
            CSeq = new CSeq(Request.CSeq.Number, SipMethods.Ack),
            Headers = SipHeaders.Empty.AddRange(Request.Headers.All(HeaderNames.Route)),
        };
        Layer.Send(ack, Destination);
    }
}
