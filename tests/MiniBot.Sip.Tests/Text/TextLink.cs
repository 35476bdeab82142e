using MiniBot.Sip.Text;

namespace MiniBot.Sip.Tests.Text;

/// <summary>A sender and a receiver of text joined by a network of the test's making, on virtual time in steps of 20 ms.</summary>
internal sealed class TextLink(int generations = 2, int charactersPerSecond = 30)
{
    public const byte Plain = 98;

    private readonly byte[] _payload = new byte[TextSender.MaxPayload];
    private readonly List<(TimeSpan At, ushort SequenceNumber, byte[] Payload)> _onTheWay = [];
    private ushort _sequenceNumber = 65_530;
    private TimeSpan _now;

    public TextSender Sender { get; } = Configured(generations, charactersPerSecond);

    public TextReceiver Receiver { get; } = new();

    public List<(byte[] Payload, bool HasMarker, TimeSpan At)> Packets { get; } = [];

    public string Received { get; private set; } = "";

    /// <summary>Runs for a while; the network says for each packet, by its number, how many ticks it takes, or null when it is lost.</summary>
    public void Run(TimeSpan duration, Func<int, int?>? network = null)
    {
        for (var end = _now + duration; _now < end; _now += TimeSpan.FromMilliseconds(20))
        {
            if (Sender.TryWrite(_payload, Plain, (uint)_now.TotalMilliseconds, _now, out var packet))
            {
                var bytes = _payload.AsSpan(0, packet.Length).ToArray();
                var delay = network is null ? 0 : network(Packets.Count);
                Packets.Add((bytes, packet.HasMarker, _now));
                if (delay is { } ticks)
                    _onTheWay.Add((_now + TimeSpan.FromMilliseconds(20 * ticks), _sequenceNumber, bytes));
                _sequenceNumber++;
            }

            foreach (var arrived in _onTheWay.Where(sent => sent.At <= _now).ToArray())
            {
                _onTheWay.Remove(arrived);
                if (generations == 0)
                    Receiver.ReceivePlain(arrived.SequenceNumber, arrived.Payload, _now);
                else
                    Receiver.ReceiveRedundant(arrived.SequenceNumber, arrived.Payload, Plain, _now);
            }

            Receiver.Advance(_now);
            if (Receiver.TryTake(out var text))
                Received += text;
        }
    }

    private static TextSender Configured(int generations, int charactersPerSecond)
    {
        var sender = new TextSender();
        sender.Configure(generations, charactersPerSecond);
        return sender;
    }
}
