using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>Repeats a 2xx to an INVITE from T1, doubling to T2, until its ACK comes; gives up after 64·T1 (RFC 3261 §13.3.1.4).</summary>
internal sealed class UnacknowledgedSuccess
{
    private readonly UserAgentContext _context;
    private readonly InviteServerTransaction _transaction;
    private readonly SipTimer _giveUp;
    private bool _isDone;

    public UnacknowledgedSuccess(UserAgentContext context, InviteServerTransaction transaction, Action givenUp)
    {
        _context = context;
        _transaction = transaction;
        var timings = context.Options.Timings;
        context.Timers.Schedule(timings.T1, () => Repeat(timings.T1));
        _giveUp = context.Timers.Schedule(
            timings.Lifetime,
            () =>
            {
                _isDone = true;
                givenUp();
            }
        );
    }

    /// <summary>The INVITE's sequence number, which its ACK repeats.</summary>
    public uint Number => _transaction.Request.CSeq.Number;

    public void Stop()
    {
        _isDone = true;
        _giveUp.Cancel();
    }

    private void Repeat(TimeSpan interval)
    {
        if (_isDone)
            return;
        _transaction.RepeatSuccess();
        var doubled = interval * 2;
        var next = doubled > _context.Options.Timings.T2 ? _context.Options.Timings.T2 : doubled;
        _context.Timers.Schedule(next, () => Repeat(next));
    }
}
