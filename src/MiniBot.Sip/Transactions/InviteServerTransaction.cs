using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>
/// INVITE as the called party: a refusal is retransmitted until its ACK (timers G, H, I); after a 2xx retransmitted INVITEs are absorbed
/// until timer L, while the dialog repeats the 2xx. RFC 3261 §17.2.1 with RFC 6026 §8.5.
/// </summary>
internal sealed class InviteServerTransaction(TransactionLayer layer, SipRequest request, SipDestination source)
    : ServerTransaction(layer, request, source)
{
    private bool _isAccepted;
    private bool _isConfirmed;

    /// <summary>Called when a CANCEL comes before a final response was given.</summary>
    public Action? Cancelled { get; set; }

    public override void Retransmitted()
    {
        if (!_isAccepted && !_isConfirmed)
            SendLast();
    }

    /// <summary>An ACK on this transaction's branch. False after a 2xx: then it belongs to the dialog.</summary>
    public bool TryAcknowledge()
    {
        if (_isAccepted)
            return false;
        if (IsAnswered && !_isConfirmed)
        {
            _isConfirmed = true;
            Linger(Timings.T4);
        }

        return true;
    }

    /// <summary>Repeats the 2xx on behalf of the dialog (RFC 3261 §13.3.1.4).</summary>
    public void RepeatSuccess() => SendLast();

    protected override void Complete(SipResponse final)
    {
        Schedule(Timings.Lifetime, Terminate);
        if (final.IsSuccess)
            _isAccepted = true;
        else if (!Destination.IsReliable)
            Schedule(Timings.T1, () => RetransmitRefusal(Timings.T1));
    }

    /// <summary>Timer G.</summary>
    private void RetransmitRefusal(TimeSpan interval)
    {
        if (_isConfirmed)
            return;
        SendLast();
        var doubled = interval * 2;
        var next = doubled > Timings.T2 ? Timings.T2 : doubled;
        Schedule(next, () => RetransmitRefusal(next));
    }
}
