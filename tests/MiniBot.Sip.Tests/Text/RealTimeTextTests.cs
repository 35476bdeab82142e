using MiniBot.Sip.Text;

namespace MiniBot.Sip.Tests.Text;

public sealed class RealTimeTextTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void PerfectNetwork_DeliversEverything(int generations)
    {
        var link = new TextLink(generations);
        link.Sender.Add("Bonjour 👋\u2028ça va\b ?");

        link.Run(3 * Second);

        link.Received.ShouldBe("Bonjour 👋\u2028ça va\b ?");
    }

    [Fact]
    public void Sender_OneCharacter_IsBufferedThenRepeatedTwice()
    {
        var link = new TextLink();
        link.Sender.Add("a");

        link.Run(3 * Second);

        link.Packets.Select(packet => packet.At.TotalMilliseconds).ShouldBe([300, 600, 900]);
        link.Packets.Select(packet => packet.HasMarker).ShouldBe([true, false, false]);
        link.Packets.ShouldAllBe(packet => packet.Payload.Count(octet => octet == 'a') == 1);
        RedundantBlocks.TryRead(link.Packets[2].Payload, TextLink.Plain, out var blocks).ShouldBeTrue();
        blocks.Count.ShouldBe(2);
        blocks[0].Length.ShouldBe(1);
        blocks.Primary.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Sender_AfterAPause_MarksItsFirstPacket()
    {
        var link = new TextLink();
        link.Sender.Add("a");
        link.Run(3 * Second);
        link.Sender.Add("b");
        link.Run(3 * Second);

        link.Packets.Select(packet => packet.HasMarker).ShouldBe([true, false, false, true, false, false]);
    }

    [Fact]
    public void Sender_LongText_StaysWithinTheRateOverAnyTenSeconds()
    {
        var link = new TextLink(charactersPerSecond: 30);
        link.Sender.Add(new string('é', 1500));

        link.Run(100 * Second);

        link.Received.Length.ShouldBe(1500);
        var sent = link.Packets.Select(packet => (packet.At, Count: PrimaryCharacters(packet.Payload))).ToArray();
        foreach (var (at, _) in sent)
            sent.Where(packet => packet.At >= at && packet.At < at + (10 * Second))
                .Sum(packet => packet.Count)
                .ShouldBeLessThanOrEqualTo(300);
    }

    [Fact]
    public void Sender_TextBeyondItsRoom_IsDroppedAndCounted()
    {
        var sender = new TextSender();
        sender.Add(new string('x', TextSender.Capacity + 10));

        sender.DroppedCharacters.ShouldBe(10);
    }

    [Fact]
    public void TwoPacketsInARowLost_RedundancyBringsTheirText()
    {
        var link = new TextLink();
        Type(link, "abcdefghij", number => number is 3 or 4 ? null : 0);

        link.Received.ShouldBe("abcdefghij");
        link.Receiver.LostBlocks.ShouldBe(0);
    }

    [Fact]
    public void ThreePacketsInARowLost_LeaveOneMark()
    {
        var link = new TextLink();
        Type(link, "abcdefghij", number => number is 3 or 4 or 5 ? null : 0);

        link.Received.ShouldBe("abc\uFFFDefghij");
        link.Receiver.LostBlocks.ShouldBe(1);
    }

    [Fact]
    public void Loss_WithoutRedundancy_LeavesAMarkAfterTheWait()
    {
        var link = new TextLink(generations: 0);
        Type(link, "abcd", number => number == 1 ? null : 0);

        link.Received.ShouldBe("a\uFFFDcd");
    }

    [Fact]
    public void FirstPacketsLost_AreRecoveredFromTheFirstHeard()
    {
        var link = new TextLink();
        Type(link, "abcd", number => number < 2 ? null : 0);

        link.Received.ShouldBe("abcd");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Reordered_WithinTheWait_IsPutInOrder(int generations)
    {
        var link = new TextLink(generations);
        Type(link, "abcdefgh", number => number % 3 == 1 ? 35 : 0);

        link.Received.ShouldBe("abcdefgh");
    }

    [Fact]
    public void Redundancy_UnderAnyLossOfAtMostTwoInARow_LosesNothing()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var lostInARow = 0;
            var link = new TextLink();
            Type(
                link,
                "Le chat est parti, hélas ! 🐈",
                _ =>
                {
                    lostInARow = lostInARow < 2 && random.Next(2) == 0 ? lostInARow + 1 : 0;
                    return lostInARow > 0 ? null : random.Next(3);
                }
            );

            link.Received.ShouldBe("Le chat est parti, hélas ! 🐈", $"seed {seed}");
        }
    }

    [Fact]
    public void Receiver_ByteOrderMark_MeansNothing()
    {
        var receiver = new TextReceiver();
        receiver.ReceivePlain(1, "\uFEFFa\uFEFFb"u8, TimeSpan.Zero);

        receiver.TryTake(out var text).ShouldBeTrue();
        text.ShouldBe("ab");
    }

    [Fact]
    public void Receiver_BrokenUtf8_BecomesMarks()
    {
        var receiver = new TextReceiver();
        receiver.ReceivePlain(1, [(byte)'a', 0xC3, (byte)'b', 0xFF], TimeSpan.Zero);

        receiver.TryTake(out var text).ShouldBeTrue();
        text.ShouldBe("a\uFFFDb\uFFFD");
    }

    [Fact]
    public void Receiver_FarAhead_CountsTheLossAndGoesOnAtOnce()
    {
        var receiver = new TextReceiver();
        receiver.ReceivePlain(1, "a"u8, TimeSpan.Zero);
        receiver.ReceivePlain(1001, "b"u8, TimeSpan.Zero);

        receiver.TryTake(out var text).ShouldBeTrue();
        text.ShouldBe("a\uFFFDb");
        receiver.LostBlocks.ShouldBe(999);
    }

    [Fact]
    public void Receiver_BrokenBlockLengths_AreCounted()
    {
        var receiver = new TextReceiver();
        receiver.ReceiveRedundant(1, [0x80 | TextLink.Plain, 0x00, 0x03, 0xFF, TextLink.Plain, 1], TextLink.Plain, TimeSpan.Zero);

        receiver.MalformedPackets.ShouldBe(1);
        receiver.TryTake(out _).ShouldBeFalse();
    }

    [Fact]
    public void Receiver_AnyPackets_NeverThrow()
    {
        var random = new Random(9);
        var receiver = new TextReceiver();
        var now = TimeSpan.Zero;
        for (var round = 0; round < 20_000; round++)
        {
            var payload = new byte[random.Next(60)];
            random.NextBytes(payload);
            if (payload.Length > 0)
                payload[0] = (byte)(TextLink.Plain | (payload[0] & 0x80));
            receiver.ReceiveRedundant((ushort)random.Next(65_536), payload, TextLink.Plain, now);
            receiver.Advance(now);
            receiver.TryTake(out _);
            now += TimeSpan.FromMilliseconds(100);
        }

        receiver.MalformedPackets.ShouldBeGreaterThan(0);
    }

    /// <summary>One character each 320 ms, so that each has a packet of its own.</summary>
    private static void Type(TextLink link, string text, Func<int, int?> network)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            link.Sender.Add(rune.ToString());
            link.Run(TimeSpan.FromMilliseconds(320), network);
        }

        link.Run(4 * Second, network);
    }

    private static int PrimaryCharacters(byte[] payload)
    {
        RedundantBlocks.TryRead(payload, TextLink.Plain, out var blocks).ShouldBeTrue();
        return System.Text.Encoding.UTF8.GetCharCount(blocks.Primary);
    }
}
