using System.Collections.Immutable;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Dialogs;

/// <summary>The lasting relation of two user agents (RFC 3261 §12): addresses, route set, targets and sequence numbers.</summary>
internal sealed class Dialog
{
    private readonly ImmutableArray<NameAddr> _routeSet;
    private readonly SipTransport _transport;
    private uint _localNumber;
    private uint? _remoteNumber;

    private Dialog(
        DialogId id,
        NameAddr local,
        NameAddr remote,
        SipUri remoteTarget,
        ImmutableArray<NameAddr> routeSet,
        SipTransport transport
    )
    {
        Id = id;
        Local = local;
        Remote = remote;
        RemoteTarget = remoteTarget;
        _routeSet = routeSet;
        _transport = transport;
    }

    public DialogId Id { get; }

    public NameAddr Local { get; }

    public NameAddr Remote { get; }

    /// <summary>The far end's Contact, where requests are addressed.</summary>
    public SipUri RemoteTarget { get; private set; }

    /// <summary>As caller, from a response with a To tag (RFC 3261 §12.1.2). False when Contact or Record-Route is unusable.</summary>
    public static bool TryFromResponse(SipRequest invite, SipResponse response, SipTransport transport, out Dialog? dialog)
    {
        dialog = null;
        if (
            response.To.Tag is not { } remoteTag
            || response.ContactUri is not { } target
            || !TryReadRoutes(response, out var routes)
        )
            return false;
        var id = new DialogId(response.CallId, invite.From.Tag ?? string.Empty, remoteTag);
        routes = [.. routes.Reverse()];
        dialog = new Dialog(id, invite.From, response.To, target, routes, transport) { _localNumber = invite.CSeq.Number };
        return true;
    }

    /// <summary>As called party, from the INVITE (RFC 3261 §12.1.1). False when Contact or Record-Route is unusable.</summary>
    public static bool TryFromRequest(SipRequest invite, string localTag, SipTransport transport, out Dialog? dialog)
    {
        dialog = null;
        if (invite.ContactUri is not { } target || !TryReadRoutes(invite, out var routes))
            return false;
        var id = new DialogId(invite.CallId, localTag, invite.From.Tag ?? string.Empty);
        dialog = new Dialog(id, invite.To.WithTag(localTag), invite.From, target, routes, transport)
        {
            _remoteNumber = invite.CSeq.Number,
        };
        return true;
    }

    /// <summary>A request within the dialog (RFC 3261 §12.2.1.1), still without Via and Contact. ACK and CANCEL keep the INVITE's number.</summary>
    public SipRequest CreateRequest(string method) => CreateRequest(method, new CSeq(++_localNumber, method));

    /// <summary>The ACK for a 2xx: along the route set, with the INVITE's number (RFC 3261 §13.2.2.4).</summary>
    public SipRequest CreateAck(uint inviteNumber) => CreateRequest(SipMethods.Ack, new CSeq(inviteNumber, SipMethods.Ack));

    /// <summary>The first hop of a request of this dialog.</summary>
    public SipDestination Destination(SipRequest request)
    {
        var isStrict = _routeSet.Length > 0 && !_routeSet[0].Uri.IsLooseRouter;
        return SipDestination.Of(_routeSet.Length > 0 && !isStrict ? _routeSet[0].Uri : request.Uri, _transport);
    }

    /// <summary>False when the request is older than one already seen: it is answered 500 (RFC 3261 §12.2.2).</summary>
    public bool TryAdvanceRemote(uint number)
    {
        if (_remoteNumber is { } last && number <= last)
            return false;
        _remoteNumber = number;
        return true;
    }

    /// <summary>INVITE and UPDATE move the remote target, in both directions (RFC 3261 §12.2, RFC 3311 §5).</summary>
    public void RefreshTarget(SipMessage message)
    {
        if (message.ContactUri is { } target)
            RemoteTarget = target;
    }

    /// <summary>The local sequence starts after what the INVITE used; keeps it when an early dialog becomes confirmed.</summary>
    public void ContinueFrom(Dialog early) => _localNumber = Math.Max(_localNumber, early._localNumber);

    private SipRequest CreateRequest(string method, CSeq cseq)
    {
        var (uri, routes) = Route();
        return new SipRequest
        {
            Method = method,
            Uri = uri,
            From = Local,
            To = Remote,
            CallId = Id.CallId,
            CSeq = cseq,
            Headers = SipHeaders.Empty.AddRange(routes.Select(r => new SipHeader(HeaderNames.Route, r.ToString()))),
        };
    }

    /// <summary>A strict router takes the Request-URI and the target goes to the end of Route (RFC 3261 §12.2.1.1).</summary>
    private (SipUri Uri, ImmutableArray<NameAddr> Routes) Route()
    {
        if (_routeSet.Length == 0 || _routeSet[0].Uri.IsLooseRouter)
            return (RemoteTarget, _routeSet);
        return (_routeSet[0].Uri with { Headers = null }, _routeSet.RemoveAt(0).Add(new NameAddr(RemoteTarget)));
    }

    private static bool TryReadRoutes(SipMessage message, out ImmutableArray<NameAddr> routes) =>
        message.Headers.TryReadAddresses(HeaderNames.RecordRoute, out routes)
        && routes.Length <= SipLimits.Routes
        && routes.All(r => r.Uri.IsSip);
}
