using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>
/// A SIP user agent without sockets, threads or clock: an input and the time go in, actions come out. One owner at a time.
/// <code>
/// datagram ──► reader ──► Received ─┐                       ┌─► Send ──► writer ──► socket
/// line's commands ──────────────────┼─► core.Handle(…, now) ┼─► Raise ─► call, media
/// timer (NextTimer) ─► TimePassed ──┘                       └─► RegistrationChanged
/// </code>
/// </summary>
internal sealed partial class UserAgentCore
{
    private readonly UserAgentContext _context;
    private readonly List<UserAgentAction> _actions = [];
    private Registration? _registration;
    private long _incomingCalls;

    public UserAgentCore(UserAgentOptions options, IRandomSource random, DateTimeOffset now) =>
        _context = new UserAgentContext(options, random, now, _actions.Add);

    /// <summary>When <see cref="UserAgentInput.TimePassed"/> is wanted next; null when nothing waits.</summary>
    public DateTimeOffset? NextTimer => _context.Timers.NextDue;

    /// <summary>Calls in whatever state.</summary>
    public int CallCount => _context.Calls.Count;

    /// <summary>True when no call is up and no request of ours waits for its answer.</summary>
    public bool IsQuiet => _context.Calls.Count == 0 && !_context.Transactions.HasOpenRequests;

    /// <summary>Responses that belonged to no request of ours.</summary>
    public long StrayResponses => _context.Transactions.Strays;

    /// <summary>Requests dropped because too many were being served.</summary>
    public long DroppedRequests => _context.Transactions.Overflows;

    /// <summary>Moves time to <paramref name="now"/>, takes the input, and returns what is to be done, in order.</summary>
    public IReadOnlyList<UserAgentAction> Handle(UserAgentInput input, DateTimeOffset now)
    {
        _actions.Clear();
        _context.Timers.AdvanceTo(now);
        Take(input);
        return [.. _actions];
    }

    private void Take(UserAgentInput input)
    {
        switch (input)
        {
            case UserAgentInput.Received { Message: SipResponse response }:
                _context.Transactions.Receive(response);
                break;
            case UserAgentInput.Received { Message: SipRequest request } received:
                OnRequest(request, received.Transport, received.Source);
                break;
            case UserAgentInput.SendFailed failed:
                _context.Transactions.FailTransport(failed.Message);
                break;
            case UserAgentInput.PlaceCall order:
                _ = new OutboundInvite(_context, order);
                break;
            case UserAgentInput.CallCommand command:
                if (_context.Calls.TryGetValue(command.Call, out var call))
                    call.Execute(command);
                break;
            case UserAgentInput.Register register:
                _registration ??= new Registration(_context, register.Target);
                break;
            case UserAgentInput.Unregister:
                _registration?.Leave();
                break;
        }
    }
}
