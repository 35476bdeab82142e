using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Tests.Rtp;

public sealed class DigitTests
{
    private const int Tick = 160;
    private static readonly TimeSpan TickTime = TimeSpan.FromMilliseconds(20);
    private readonly DigitReceiver _receiver = new();

    [Fact]
    public void Sender_OnePress_SendsGrowingDurationThreeEndsAndAPause()
    {
        var sender = new DigitSender();
        sender.TryAdd(5, TimeSpan.FromMilliseconds(60)).ShouldBeTrue();

        var packets = Send(sender, 10, start: 1000);

        packets.Count.ShouldBe(5);
        packets.ShouldAllBe(packet => packet.Timestamp == 1000);
        packets.Select(packet => (int)packet.Event.Duration).ShouldBe([160, 320, 480, 480, 480]);
        packets.Select(packet => packet.Event.IsEnd).ShouldBe([false, false, true, true, true]);
        packets.Select(packet => packet.HasMarker).ShouldBe([true, false, false, false, false]);
    }

    [Fact]
    public void Sender_TwoPresses_ArePausedApart()
    {
        var sender = new DigitSender();
        sender.TryAdd(1, TimeSpan.FromMilliseconds(40));
        sender.TryAdd(2, TimeSpan.FromMilliseconds(40));

        var starts = Send(sender, 30, start: 0).Select(packet => packet.Timestamp).Distinct().ToArray();

        // 2 ticks of the key, 2 more of its end, 3 of pause.
        starts.ShouldBe([0u, 7u * Tick]);
    }

    [Fact]
    public void Sender_TooManyPresses_AreRefused()
    {
        var sender = new DigitSender();
        for (var i = 0; i < DigitSender.MaxWaiting; i++)
            sender.TryAdd(1, TickTime).ShouldBeTrue();

        sender.TryAdd(1, TickTime).ShouldBeFalse();
    }

    [Fact]
    public void Receiver_ThreeEndPackets_CountOnce()
    {
        for (var i = 0; i < 3; i++)
            Receive(7, 1000, 800, end: true);

        Take().ShouldBe("7");
    }

    [Fact]
    public void Receiver_StartLost_StillCounts()
    {
        Receive(11, 1000, 800, end: true);

        Take().ShouldBe("#");
    }

    [Fact]
    public void Receiver_EndLost_CountsWhenNothingMoreComes()
    {
        Receive(3, 1000, 160);
        Receive(3, 1000, 640);
        _receiver.Advance(TimeSpan.FromMilliseconds(299));
        Take().ShouldBe("");

        _receiver.Advance(DigitReceiver.EndTimeout);

        _receiver.TryTake(out var press).ShouldBeTrue();
        press.ShouldBe(new DigitPress('3', TimeSpan.FromMilliseconds(80)));
    }

    [Fact]
    public void Receiver_EndLostAndNextBegins_CountsBoth()
    {
        Receive(1, 1000, 640);
        Receive(1, 3000, 160);
        Receive(1, 3000, 800, end: true);

        Take().ShouldBe("11");
    }

    [Fact]
    public void Receiver_OldPacketBehindItsEnd_IsIgnored()
    {
        Receive(1, 1000, 800, end: true);
        Receive(1, 1000, 640);
        Receive(9, 500, 800, end: true);
        _receiver.Advance(TimeSpan.FromSeconds(5));

        Take().ShouldBe("1");
    }

    [Fact]
    public void Receiver_TimestampWraps_CountsOn()
    {
        Receive(1, uint.MaxValue - 100, 800, end: true);
        Receive(2, 2000, 800, end: true);

        Take().ShouldBe("12");
    }

    [Fact]
    public void Receiver_KeyHeldTooLong_CountsOnceAtTheCap()
    {
        for (var duration = 160; duration <= ushort.MaxValue; duration += 160)
            Receive(4, 1000, (ushort)duration);
        Receive(4, 1000 + ushort.MaxValue, 160);
        Receive(4, 1000 + ushort.MaxValue, 320, end: true);
        Receive(4, 1000 + ushort.MaxValue, 320, end: true);

        _receiver.TryTake(out var press).ShouldBeTrue();
        press.Duration.ShouldBe(DigitReceiver.MaxDuration);
        Take().ShouldBe("");
    }

    [Fact]
    public void Receiver_EventsThatAreNoKeys_AreIgnored()
    {
        Receive(16, 1000, 800, end: true);
        Receive(200, 3000, 800, end: true);

        Take().ShouldBe("");
    }

    [Fact]
    public void SenderToReceiver_AnyLossThatLeavesOnePacket_KeepsThePresses()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var sender = new DigitSender();
            var receiver = new DigitReceiver();
            foreach (var code in new byte[] { 1, 1, 2, 10 })
                sender.TryAdd(code, TimeSpan.FromMilliseconds(80));
            var packets = Send(sender, 80, start: uint.MaxValue - 3000);
            foreach (var press in packets.GroupBy(packet => packet.Timestamp))
            {
                var survivor = random.Next(press.Count());
                foreach (var (packet, i) in press.Select((packet, i) => (packet, i)))
                {
                    if (i == survivor || random.Next(2) == 0)
                        receiver.Receive(packet.Timestamp, packet.Event, TimeSpan.Zero);
                }
            }

            receiver.Advance(TimeSpan.FromSeconds(1));
            Take(receiver).ShouldBe("112*");
        }
    }

    [Fact]
    public void TelephoneEvent_WriteThenRead_IsTheIdentity()
    {
        var payload = new byte[TelephoneEvent.Length];
        for (var code = 0; code < 256; code++)
        {
            var written = new TelephoneEvent((byte)code, code % 2 == 0, (ushort)(code * 257));
            written.Write(payload);
            TelephoneEvent.TryRead(payload, out var read).ShouldBeTrue();
            read.ShouldBe(written);
        }

        TelephoneEvent.TryRead(payload.AsSpan(0, 3), out _).ShouldBeFalse();
    }

    private static List<DigitPacket> Send(DigitSender sender, int ticks, uint start)
    {
        var packets = new List<DigitPacket>();
        for (var tick = 0; tick < ticks; tick++)
        {
            if (sender.TryNext(start + (uint)(tick * Tick), out var packet))
                packets.Add(packet);
        }

        return packets;
    }

    private void Receive(byte code, uint timestamp, ushort duration, bool end = false) =>
        _receiver.Receive(timestamp, new TelephoneEvent(code, end, duration), TimeSpan.Zero);

    private string Take() => Take(_receiver);

    private static string Take(DigitReceiver receiver)
    {
        var keys = "";
        while (receiver.TryTake(out var press))
            keys += press.Key;
        return keys;
    }
}
