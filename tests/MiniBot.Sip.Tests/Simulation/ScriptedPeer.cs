using System.Net;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Tests.Simulation;

/// <summary>A far end that does exactly what the test writes, right or wrong.</summary>
internal sealed class ScriptedPeer : ISimulatedNode
{
    private readonly SimulatedNetwork _network;

    public ScriptedPeer(SimulatedNetwork network, string address)
    {
        _network = network;
        EndPoint = new IPEndPoint(IPAddress.Parse(address), 5060);
        network.Join(this);
    }

    public IPEndPoint EndPoint { get; }

    public DateTimeOffset? NextTimer => null;

    public List<(SipMessage Message, TimeSpan At)> Received { get; } = [];

    /// <summary>Called with every request.</summary>
    public Action<SipRequest>? OnRequest { get; set; }

    public string Contact => $"<sip:peer@{EndPoint.Address}>";

    public IEnumerable<SipRequest> Requests(string method) =>
        Received.Select(r => r.Message).OfType<SipRequest>().Where(r => r.Method == method);

    public IEnumerable<double> SecondsOf(string method) =>
        Received
            .Where(r => r.Message is SipRequest request && request.Method == method)
            .Select(r => Math.Round(r.At.TotalSeconds, 2));

    public SipResponse LastResponse => Received.Select(r => r.Message).OfType<SipResponse>().Last();

    public void Receive(SipMessage message, SipTransport transport, IPEndPoint source)
    {
        Received.Add((message, _network.Now - _network.Start));
        if (message is SipRequest request)
            OnRequest?.Invoke(request);
    }

    public void Wake() { }

    public static SipResponse Response(
        SipRequest request,
        int code,
        string? tag = null,
        params (string Name, string Value)[] headers
    )
    {
        var response = new SipResponse
        {
            Code = code,
            Reason = "Scripted",
            Vias = request.Vias,
            From = request.From,
            To = tag is null || request.To.Tag is not null ? request.To : request.To.WithTag(tag),
            CallId = request.CallId,
            CSeq = request.CSeq,
        };
        return response with { Headers = response.Headers.AddRange(headers.Select(h => new SipHeader(h.Name, h.Value))) };
    }

    /// <summary>From now on every INVITE gets this response, and nothing else gets any.</summary>
    public void AnswerInvites(int code, string? tag, string? sdp = null, params (string Name, string Value)[] headers) =>
        OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                Respond(request, code, tag, sdp, headers);
        };

    public void Respond(
        SipRequest request,
        int code,
        string? tag = null,
        string? sdp = null,
        params (string Name, string Value)[] headers
    )
    {
        var response = Response(request, code, tag, headers);
        if (tag is not null && response.Headers[HeaderNames.Contact] is null)
            response = response with { Headers = response.Headers.Add(HeaderNames.Contact, Contact) };
        if (sdp is not null)
            response = response with
            {
                Body = SimulatedAgent.Sdp(sdp),
                Headers = response.Headers.Add(HeaderNames.ContentType, MediaTypes.Sdp),
            };
        Send(response, request.TopVia.Host);
    }

    public void Send(SipMessage message, string host) =>
        _network.Send(message, EndPoint, new SipDestination(SipTransport.Udp, host.Trim('[', ']'), 5060));

    /// <summary>A request outside a dialog, or within one when tags are given.</summary>
    public SipRequest Request(
        string method,
        SimulatedAgent to,
        uint number = 1,
        string callId = "scripted",
        string? toTag = null,
        string? sdp = null,
        params (string Name, string Value)[] headers
    )
    {
        var target = new SipUri { User = "agent", Host = to.EndPoint.Address.ToString() };
        var toAddress = new NameAddr(target);
        return new SipRequest
        {
            Method = method,
            Uri = target,
            Vias =
            [
                new Via("UDP", EndPoint.Address.ToString(), 5060)
                {
                    Parameters = SipParameters.Empty.With("branch", $"{Via.MagicCookie}{method}{number}{callId}"),
                },
            ],
            From = new NameAddr(new SipUri { User = "peer", Host = EndPoint.Address.ToString() }).WithTag("peertag"),
            To = toTag is null ? toAddress : toAddress.WithTag(toTag),
            CallId = callId,
            CSeq = new CSeq(number, method),
            Headers = SipHeaders
                .Empty.AddRange(headers.Select(h => new SipHeader(h.Name, h.Value)))
                .AddRange(headers.Any(h => h.Name == HeaderNames.Contact) ? [] : [new SipHeader(HeaderNames.Contact, Contact)])
                .AddRange(sdp is null ? [] : [new SipHeader(HeaderNames.ContentType, MediaTypes.Sdp)]),
            Body = sdp is null ? default : SimulatedAgent.Sdp(sdp),
        };
    }

    public void Send(SipRequest request) => Send(request, request.Uri.Host);
}
