using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Tests.Rtp;

public sealed class RtpPacketTests
{
    [Fact]
    public void WriteThenRead_IsTheIdentity()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var datagram = new byte[RtpPacket.HeaderLength + random.Next(200)];
            random.NextBytes(datagram);
            // 64 to 95 with a marker would be RTCP.
            var (marker, type) = (random.Next(2) == 1, (byte)random.Next(64));
            var (sequence, timestamp, ssrc) = ((ushort)random.Next(65536), (uint)random.Next(), (uint)random.Next());

            RtpPacket.WriteHeader(datagram, marker, type, sequence, timestamp, ssrc);

            RtpPacket.TryRead(datagram, out var packet).ShouldBeTrue();
            packet.HasMarker.ShouldBe(marker);
            packet.PayloadType.ShouldBe(type);
            packet.SequenceNumber.ShouldBe(sequence);
            packet.Timestamp.ShouldBe(timestamp);
            packet.Ssrc.ShouldBe(ssrc);
            packet.Payload.SequenceEqual(datagram.AsSpan(RtpPacket.HeaderLength)).ShouldBeTrue();
        }
    }

    [Fact]
    public void TryRead_SourcesExtensionAndPadding_AreStripped()
    {
        byte[] datagram =
        [
            0xB2,
            8,
            0,
            1,
            0,
            0,
            0,
            2,
            0,
            0,
            0,
            3,
            1,
            1,
            1,
            1,
            2,
            2,
            2,
            2,
            0xBE,
            0xDE,
            0,
            1,
            9,
            9,
            9,
            9,
            0xD5,
            0xD4,
            0,
            0,
            3,
        ];

        RtpPacket.TryRead(datagram, out var packet).ShouldBeTrue();

        packet.Payload.ToArray().ShouldBe(new byte[] { 0xD5, 0xD4 });
    }

    [Fact]
    public void TryRead_LengthsBeyondTheDatagram_AreRefused()
    {
        byte[] header = [0x80, 8, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3];
        byte[][] broken =
        [
            [],
            header[..11],
            [0x40, .. header[1..]],
            [0x81, .. header[1..]],
            [0x90, .. header[1..]],
            [0x90, .. header[1..], 0, 0, 0, 1],
            [0xA0, .. header[1..], 0],
            [0xA0, .. header[1..], 14],
            [0x80, 200, .. header[2..]],
        ];

        foreach (var datagram in broken)
            RtpPacket.TryRead(datagram, out _).ShouldBeFalse();
    }

    [Fact]
    public void TryRead_AnyBytes_NeverThrows()
    {
        var random = new Random(2);
        var read = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var datagram = new byte[random.Next(64)];
            random.NextBytes(datagram);
            if (datagram.Length > 0)
                datagram[0] = (byte)(0x80 | (datagram[0] & 0x3F));
            if (RtpPacket.TryRead(datagram, out var packet))
                read += packet.Payload.Length >= 0 ? 1 : 0;
        }

        read.ShouldBeGreaterThan(1000);
    }
}
