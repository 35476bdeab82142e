using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>All transactions alive, and the matching of messages to them (RFC 3261 §17.1.3, §17.2.3).</summary>
internal sealed class TransactionLayer(TimerQueue timers, SipTimings timings, Action<SipMessage, SipDestination> send)
{
    private readonly Dictionary<(string Branch, string Method), ClientTransaction> _clients = [];
    private readonly Dictionary<ServerKey, ServerTransaction> _servers = [];

    public TimerQueue Timers { get; } = timers;

    public SipTimings Timings { get; } = timings;

    /// <summary>True while a request of ours waits for its final response.</summary>
    public bool HasOpenRequests => _clients.Values.Any(c => c.IsWaiting);

    /// <summary>Requests dropped because too many were being served.</summary>
    public long Overflows { get; private set; }

    /// <summary>Responses that belong to no request of ours.</summary>
    public long Strays { get; private set; }

    public void Send(SipMessage message, SipDestination destination) => send(message, destination);

    public InviteClientTransaction StartInvite(SipRequest request, SipDestination destination, IClientTransactionUser user)
    {
        var transaction = new InviteClientTransaction(this, request, destination, user);
        Start(transaction);
        return transaction;
    }

    public ClientTransaction Start(SipRequest request, SipDestination destination, IClientTransactionUser user)
    {
        var transaction = new NonInviteClientTransaction(this, request, destination, user);
        Start(transaction);
        return transaction;
    }

    /// <summary>Hands a response to its transaction; a stray one, or one that contradicts the request, is counted and dropped.</summary>
    public void Receive(SipResponse response)
    {
        if (
            _clients.TryGetValue((response.TopVia.Branch, response.CSeq.Method), out var transaction)
            && IsFor(transaction.Request, response)
        )
            transaction.Receive(response);
        else
            Strays++;
    }

    /// <summary>The transport could not deliver this message.</summary>
    public void FailTransport(SipMessage message)
    {
        if (message is SipRequest && _clients.TryGetValue((message.TopVia.Branch, message.CSeq.Method), out var transaction))
            transaction.FailTransport();
    }

    /// <summary>True when the request is a retransmission, or an ACK that ends here.</summary>
    public bool TryAbsorb(SipRequest request)
    {
        if (!_servers.TryGetValue(ServerKey.Of(request, request.Method), out var transaction))
            return false;
        if (request.Method == SipMethods.Ack)
            return transaction is InviteServerTransaction invite && invite.TryAcknowledge();
        transaction.Retransmitted();
        return true;
    }

    /// <summary>Opens a transaction for a new request; null when too many are open.</summary>
    public ServerTransaction? TryOpen(SipRequest request, SipDestination source)
    {
        if (_servers.Count >= SipLimits.ServerTransactions)
        {
            Overflows++;
            return null;
        }

        ServerTransaction transaction =
            request.Method == SipMethods.Invite
                ? new InviteServerTransaction(this, request, source)
                : new NonInviteServerTransaction(this, request, source);
        _servers[ServerKey.Of(request, request.Method)] = transaction;
        return transaction;
    }

    /// <summary>The INVITE that a CANCEL means (RFC 3261 §9.2).</summary>
    public ServerTransaction? FindCancelled(SipRequest cancel) =>
        _servers.GetValueOrDefault(ServerKey.Of(cancel, SipMethods.Invite));

    /// <summary>True when the same request already came on another path (RFC 3261 §8.2.2.2).</summary>
    public bool IsMerged(SipRequest request) =>
        request.To.Tag is null
        && _servers.Values.Any(t =>
            t.Request.CallId == request.CallId
            && t.Request.CSeq == request.CSeq
            && t.Request.From.Tag == request.From.Tag
            && t.Request.TopVia.Branch != request.TopVia.Branch
        );

    public void Remove(ClientTransaction transaction) =>
        _clients.Remove((transaction.Request.TopVia.Branch, transaction.Request.CSeq.Method));

    public void Remove(ServerTransaction transaction) =>
        _servers.Remove(ServerKey.Of(transaction.Request, transaction.Request.Method));

    private static bool IsFor(SipRequest request, SipResponse response) =>
        response.Vias.Length == 1
        && response.CSeq == request.CSeq
        && response.CallId == request.CallId
        && response.From.Tag == request.From.Tag;

    private void Start(ClientTransaction transaction)
    {
        _clients[(transaction.Request.TopVia.Branch, transaction.Request.CSeq.Method)] = transaction;
        transaction.Start();
    }

    /// <summary>A branch without the magic cookie is not unique: then call and sender stand beside it (RFC 3261 §17.2.3).</summary>
    private readonly record struct ServerKey(string Branch, string SentBy, string Method, string Call)
    {
        public static ServerKey Of(SipRequest request, string method)
        {
            var via = request.TopVia;
            var isUnique = via.Branch.StartsWith(Via.MagicCookie, StringComparison.OrdinalIgnoreCase);
            var call = isUnique ? string.Empty : $"{request.CallId} {request.CSeq.Number} {request.From.Tag}";
            return new ServerKey(via.Branch, via.SentBy, method == SipMethods.Ack ? SipMethods.Invite : method, call);
        }
    }
}
