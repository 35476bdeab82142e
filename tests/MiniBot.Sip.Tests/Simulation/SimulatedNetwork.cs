using System.Net;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Tests.Simulation;

/// <summary>Joins nodes on virtual time. Every message passes the writer and the reader; loss and delay are the test's.</summary>
internal sealed class SimulatedNetwork
{
    private readonly PriorityQueue<Delivery, (DateTimeOffset At, long Order)> _inFlight = new();
    private readonly List<ISimulatedNode> _nodes = [];
    private long _order;

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public DateTimeOffset Start { get; } = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Null loses the message; by default it takes 10 ms.</summary>
    public Func<SipMessage, TimeSpan?> Delay { get; set; } = _ => TimeSpan.FromMilliseconds(10);

    public void Join(ISimulatedNode node) => _nodes.Add(node);

    public void Send(SipMessage message, IPEndPoint from, SipDestination to)
    {
        if (Delay(message) is not { } delay)
            return;
        var bytes = SipMessageWriter.Write(message);
        SipMessageReader
            .TryRead(bytes, out var copy, out var error)
            .ShouldBeTrue($"{error}: {System.Text.Encoding.UTF8.GetString(bytes)}");
        _inFlight.Enqueue(new Delivery(copy!, from, to), (Now + delay, _order++));
    }

    /// <summary>Runs for that long: deliveries and timers in the order in which they fall due.</summary>
    public void Run(TimeSpan span)
    {
        var end = Now + span;
        while (NextDue() is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            while (_inFlight.TryPeek(out var delivery, out var key) && key.At <= Now)
            {
                _inFlight.Dequeue();
                Find(delivery.To)?.Receive(delivery.Message, delivery.To.Transport, delivery.From);
            }

            foreach (var node in _nodes)
                node.Wake();
        }

        Now = end;
        foreach (var node in _nodes)
            node.Wake();
    }

    public void RunSeconds(double seconds) => Run(TimeSpan.FromSeconds(seconds));

    private DateTimeOffset? NextDue()
    {
        var due = _nodes.Select(n => n.NextTimer).Append(_inFlight.TryPeek(out _, out var key) ? key.At : null);
        return due.Where(d => d is not null).Min();
    }

    private ISimulatedNode? Find(SipDestination to) =>
        _nodes.Find(n => n.EndPoint.Address.ToString() == to.Host && n.EndPoint.Port == to.Port);

    private sealed record Delivery(SipMessage Message, IPEndPoint From, SipDestination To);
}

/// <summary>A party on the simulated network.</summary>
internal interface ISimulatedNode
{
    IPEndPoint EndPoint { get; }

    DateTimeOffset? NextTimer { get; }

    void Receive(SipMessage message, SipTransport transport, IPEndPoint source);

    void Wake();
}
