using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>Any other request: retransmitted over UDP at T1, doubling to T2, until timer F (64·T1). RFC 3261 §17.1.2.</summary>
internal sealed class NonInviteClientTransaction(
    TransactionLayer layer,
    SipRequest request,
    SipDestination destination,
    IClientTransactionUser user
) : ClientTransaction(layer, request, destination, user)
{
    private bool _isProceeding;
    private bool _isCompleted;

    public override bool IsWaiting => !_isCompleted;

    public override void Start()
    {
        SendRequest();
        if (!Destination.IsReliable)
            Schedule(Timings.T1, () => Retransmit(Timings.T1));
        Schedule(Timings.Lifetime, GiveUp);
    }

    public override void Receive(SipResponse response)
    {
        if (_isCompleted)
            return;
        if (response.IsProvisional)
        {
            _isProceeding = true;
        }
        else
        {
            _isCompleted = true;
            Linger(Timings.T4);
        }

        User.OnResponse(this, response);
    }

    /// <summary>Timer E: once a provisional response came, every T2.</summary>
    private void Retransmit(TimeSpan interval)
    {
        if (_isCompleted)
            return;
        SendRequest();
        var doubled = interval * 2;
        var next = _isProceeding || doubled > Timings.T2 ? Timings.T2 : doubled;
        Schedule(next, () => Retransmit(next));
    }

    /// <summary>Timer F.</summary>
    private void GiveUp()
    {
        if (!_isCompleted)
            Fail(ClientTransactionFailure.TimedOut);
    }
}
