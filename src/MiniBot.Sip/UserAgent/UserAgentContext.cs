using System.Collections.Immutable;
using MiniBot.Sip.Authentication;
using MiniBot.Sip.Dialogs;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>What the parts of one core share: clock, transactions, dialogs, calls, and the actions they emit.</summary>
internal sealed class UserAgentContext
{
    private readonly Action<UserAgentAction> _emit;

    public UserAgentContext(UserAgentOptions options, IRandomSource random, DateTimeOffset now, Action<UserAgentAction> emit)
    {
        _emit = emit;
        Options = options;
        Identifiers = new SipIdentifiers(random);
        Timers = new TimerQueue(now);
        Transactions = new TransactionLayer(
            Timers,
            options.Timings,
            (message, destination) => emit(new UserAgentAction.Send(message, destination))
        );
    }

    public UserAgentOptions Options { get; }

    public SipIdentifiers Identifiers { get; }

    public TimerQueue Timers { get; }

    public TransactionLayer Transactions { get; }

    public Dictionary<DialogId, IDialogUser> Dialogs { get; } = [];

    public Dictionary<CallHandle, ICallState> Calls { get; } = [];

    public void Emit(UserAgentAction action) => _emit(action);

    public void Raise(CallHandle call, CallEvent happened) => _emit(new UserAgentAction.Raise(call, happened));

    public DigestClient NewDigestClient() => new(Options.Credentials, Identifiers.NewClientNonce);

    /// <summary>Our Contact for a dialog over that transport.</summary>
    public NameAddr Contact(SipTransport transport)
    {
        var parameters = transport == SipTransport.Tcp ? SipParameters.Empty.With("transport", "tcp") : SipParameters.Empty;
        return new NameAddr(
            new SipUri
            {
                User = Uri.EscapeDataString(Options.User),
                Host = Options.Host,
                Port = Options.Port,
                Parameters = parameters,
            }
        );
    }

    /// <summary>The request with a fresh Via, User-Agent, and Contact where the method wants one.</summary>
    public SipRequest Stamp(SipRequest request, SipTransport transport)
    {
        var headers = request.Headers.Set(HeaderNames.UserAgent, Options.UserAgentName);
        if (
            request.Method is SipMethods.Invite or SipMethods.Update or SipMethods.Register
            && headers[HeaderNames.Contact] is null
        )
            headers = headers.Add(HeaderNames.Contact, Contact(transport).ToString());
        if (request.Method is SipMethods.Invite or SipMethods.Update)
            headers = headers.Set(HeaderNames.Allow, SipMethods.Allowed).Set(HeaderNames.Supported, Extensions.Supported);
        if (request.Body.Length > 0)
            headers = headers.Set(HeaderNames.ContentType, MediaTypes.Sdp);
        return request with { Headers = headers, Vias = [NewVia(transport)] };
    }

    /// <summary>A new branch, and rport so that the answer comes back here (RFC 3581 §3).</summary>
    public Via NewVia(SipTransport transport) =>
        new(transport == SipTransport.Tcp ? "TCP" : "UDP", Options.Host, Options.Port)
        {
            Parameters = SipParameters.Empty.With("branch", Identifiers.NewBranch()).With("rport", null),
        };

    /// <summary>A response to a request, with what every response copies (RFC 3261 §8.2.6.2).</summary>
    public SipResponse Response(SipRequest request, int code, string? toTag = null) =>
        new()
        {
            Code = code,
            Reason = ReasonPhrases.Of(code),
            Vias = request.Vias,
            From = request.From,
            To = request.To.Tag is null && toTag is not null ? request.To.WithTag(toTag) : request.To,
            CallId = request.CallId,
            CSeq = request.CSeq,
            Headers = SipHeaders.Empty.Add(HeaderNames.UserAgent, Options.UserAgentName),
        };

    /// <summary>Answers without a dialog, or with a refusal within one.</summary>
    public void Respond(ServerTransaction transaction, int code, params ReadOnlySpan<SipHeader> headers)
    {
        var tag = code == 100 ? null : Identifiers.NewTag();
        var response = Response(transaction.Request, code, tag);
        transaction.Respond(response with { Headers = response.Headers.AddRange(headers.ToArray()) });
    }

    /// <summary>A response that makes or keeps a dialog: Contact, Record-Route, what we can do (RFC 3261 §12.1.1).</summary>
    public SipResponse DialogResponse(ServerTransaction transaction, int code, string localTag, ReadOnlyMemory<byte> body)
    {
        var request = transaction.Request;
        var response = Response(request, code, localTag);
        var headers = response
            .Headers.AddRange(request.Headers.All(HeaderNames.RecordRoute))
            .Add(HeaderNames.Contact, Contact(transaction.Destination.Transport).ToString())
            .Add(HeaderNames.Allow, SipMethods.Allowed)
            .Add(HeaderNames.Supported, Extensions.Supported);
        if (body.Length > 0)
            headers = headers.Add(HeaderNames.ContentType, MediaTypes.Sdp);
        return response with { Headers = headers, Body = body };
    }

    /// <summary>The outbound proxy as first Route, if there is one.</summary>
    public ImmutableArray<SipHeader> PresetRoute() =>
        Options.OutboundProxy is { } proxy
            ?
            [
                new SipHeader(
                    HeaderNames.Route,
                    new NameAddr(proxy with { Parameters = proxy.Parameters.With("lr", null) }).ToString()
                ),
            ]
            : [];
}
