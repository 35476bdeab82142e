using System.Net;
using System.Text;
using MiniBot.Sip.Authentication;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.Simulation;

/// <summary>Our own core on the simulated network. It confirms every INVITE and answers every offer unless told otherwise.</summary>
internal sealed class SimulatedAgent : ISimulatedNode
{
    private readonly SimulatedNetwork _network;
    private readonly Queue<UserAgentInput> _inputs = new();
    private bool _isRunning;
    private long _calls;

    public SimulatedAgent(
        SimulatedNetwork network,
        string address,
        int seed,
        Func<UserAgentOptions, UserAgentOptions>? change = null
    )
    {
        _network = network;
        EndPoint = new IPEndPoint(IPAddress.Parse(address), 5060);
        var options = new UserAgentOptions
        {
            Host = address,
            Port = 5060,
            User = "agent",
        };
        Core = new UserAgentCore(change?.Invoke(options) ?? options, new SeededRandomSource(seed), network.Now);
        network.Join(this);
    }

    public UserAgentCore Core { get; }

    public IPEndPoint EndPoint { get; }

    public DateTimeOffset? NextTimer => Core.NextTimer;

    public List<(CallHandle Call, CallEvent Event, TimeSpan At)> Events { get; } = [];

    public List<(SipMessage Message, SipDestination Destination, TimeSpan At)> Sent { get; } = [];

    public List<UserAgentAction.RegistrationChanged> Registrations { get; } = [];

    public bool ConfirmsInvites { get; set; } = true;

    public bool AnswersOffers { get; set; } = true;

    /// <summary>Destinations whose transport fails.</summary>
    public Func<SipMessage, SipDestination, bool> FailsToSend { get; set; } = (_, _) => false;

    /// <summary>What to do with an incoming call.</summary>
    public Action<CallHandle>? OnIncoming { get; set; }

    public static DigestCredentials Credentials { get; } = new("agent", "secret");

    public static ReadOnlyMemory<byte> Sdp(string text) =>
        Encoding.ASCII.GetBytes($"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns={text}\r\n");

    public static string Text(ReadOnlyMemory<byte>? sdp) =>
        sdp is null ? "none" : Encoding.ASCII.GetString(sdp.Value.Span).Split("s=")[1].TrimEnd();

    public IEnumerable<T> EventsOf<T>()
        where T : CallEvent => Events.Select(e => e.Event).OfType<T>();

    public IEnumerable<SipRequest> SentRequests(string method) =>
        Sent.Select(s => s.Message).OfType<SipRequest>().Where(r => r.Method == method);

    public IEnumerable<SipResponse> SentResponses(int code) =>
        Sent.Select(s => s.Message).OfType<SipResponse>().Where(r => r.Code == code);

    public CallHandle Dial(string target, double ringSeconds = 60)
    {
        var handle = new CallHandle(IsIncoming: false, ++_calls);
        SipUri.TryRead(target, out var uri).ShouldBeTrue();
        var from = new NameAddr(new SipUri { User = "agent", Host = EndPoint.Address.ToString() });
        Do(new UserAgentInput.PlaceCall(handle, from, uri, Sdp("offer"), TimeSpan.FromSeconds(ringSeconds)));
        return handle;
    }

    public void Do(UserAgentInput input)
    {
        _inputs.Enqueue(input);
        if (_isRunning)
            return;
        _isRunning = true;
        while (_inputs.TryDequeue(out var next))
        {
            foreach (var action in Core.Handle(next, _network.Now))
                Perform(action);
        }

        _isRunning = false;
    }

    public void Receive(SipMessage message, SipTransport transport, IPEndPoint source) =>
        Do(new UserAgentInput.Received(message, transport, source));

    public void Wake() => Do(new UserAgentInput.TimePassed());

    private void Perform(UserAgentAction action)
    {
        switch (action)
        {
            case UserAgentAction.Send send:
                Sent.Add((send.Message, send.Destination, _network.Now - _network.Start));
                if (FailsToSend(send.Message, send.Destination))
                    _inputs.Enqueue(new UserAgentInput.SendFailed(send.Message));
                else
                    _network.Send(send.Message, EndPoint, send.Destination);
                break;
            case UserAgentAction.Raise raise:
                Events.Add((raise.Call, raise.Event, _network.Now - _network.Start));
                React(raise.Call, raise.Event);
                break;
            case UserAgentAction.RegistrationChanged changed:
                Registrations.Add(changed);
                break;
        }
    }

    private void React(CallHandle call, CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.ConfirmationNeeded when ConfirmsInvites:
                Do(new UserAgentInput.InviteConfirmed(call));
                break;
            case CallEvent.OfferReceived when AnswersOffers:
                Do(new UserAgentInput.AnswerOffer(call, Sdp("reanswer")));
                break;
            case CallEvent.Incoming:
                OnIncoming?.Invoke(call);
                break;
        }
    }
}
