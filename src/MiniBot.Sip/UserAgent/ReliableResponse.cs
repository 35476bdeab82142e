using System.Globalization;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>A provisional response repeated from T1, doubling, until its PRACK comes or 64·T1 have passed (RFC 3262 §3).</summary>
internal sealed class ReliableResponse
{
    private readonly UserAgentContext _context;
    private readonly ServerTransaction _transaction;
    private readonly SipResponse _response;
    private readonly uint _number;
    private readonly DateTimeOffset _giveUpAt;
    private bool _isDone;

    private ReliableResponse(UserAgentContext context, ServerTransaction transaction, SipResponse response, uint number)
    {
        _context = context;
        _transaction = transaction;
        _response = response;
        _number = number;
        _giveUpAt = context.Timers.Now + context.Options.Timings.Lifetime;
    }

    public static ReliableResponse Send(UserAgentContext context, ServerTransaction transaction, SipResponse response)
    {
        var number = context.Identifiers.NewResponseNumber();
        var headers = response
            .Headers.Add(HeaderNames.Require, Extensions.Reliable)
            .Add(HeaderNames.RSeq, number.ToString(CultureInfo.InvariantCulture));
        var reliable = new ReliableResponse(context, transaction, response with { Headers = headers }, number);
        reliable.Repeat(context.Options.Timings.T1);
        return reliable;
    }

    /// <summary>True when this PRACK means our response.</summary>
    public bool TryConfirm(SipRequest prack)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"{_number} {_transaction.Request.CSeq}");
        if (_isDone || prack.Headers[HeaderNames.RAck] != expected)
            return false;
        _isDone = true;
        return true;
    }

    public void Stop() => _isDone = true;

    private void Repeat(TimeSpan interval)
    {
        if (_isDone || _transaction.IsAnswered || _context.Timers.Now >= _giveUpAt)
            return;
        _transaction.Respond(_response);
        _context.Timers.Schedule(interval, () => Repeat(interval * 2));
    }
}
