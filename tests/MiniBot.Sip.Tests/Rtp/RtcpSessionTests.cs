using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Tests.Rtp;

public sealed class RtcpSessionTests
{
    private static readonly DateTimeOffset WallClock = new(2026, 3, 2, 9, 30, 0, 500, TimeSpan.Zero);
    private static readonly byte[] Name = "abcdef"u8.ToArray();
    private readonly byte[] _buffer = new byte[RtcpSession.MaxLength];

    [Fact]
    public void WriteReport_AfterSending_IsASenderReportWithItsName()
    {
        var (session, sender, reception) = Create(0xAABBCCDD);
        sender.WriteHeader(new byte[172], false, 8, 160);
        reception.Receive(0x11223344, 7);

        var datagram = _buffer.AsSpan(0, session.WriteReport(_buffer, 320, TimeSpan.Zero, WallClock));

        var reader = new RtcpReader(datagram);
        reader.TryNext().ShouldBeTrue();
        reader.Type.ShouldBe(RtcpPacketType.SenderReport);
        reader.SenderSsrc.ShouldBe(0xAABBCCDD);
        reader.TryReadSenderTime(out var ntp).ShouldBeTrue();
        ((long)(ntp >> 32)).ShouldBe((long)(WallClock - new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds);
        ((uint)ntp).ShouldBe(0x8000_0000u);
        reader.ReportCount.ShouldBe(1);
        reader.ReadReport(0).Ssrc.ShouldBe(0x11223344u);
        reader.TryNext().ShouldBeTrue();
        reader.Type.ShouldBe(RtcpPacketType.SourceDescription);
        reader.TryNext().ShouldBeFalse();
        (datagram.Length % 4).ShouldBe(0);
        datagram.IndexOf("abcdef"u8).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void WriteReport_NothingSent_IsAReceiverReport()
    {
        var (session, _, _) = Create(1);
        var datagram = _buffer.AsSpan(0, session.WriteReport(_buffer, 0, TimeSpan.Zero, WallClock));

        var reader = new RtcpReader(datagram);
        reader.TryNext().ShouldBeTrue();
        reader.Type.ShouldBe(RtcpPacketType.ReceiverReport);
        reader.ReportCount.ShouldBe(0);
    }

    [Fact]
    public void WriteGoodbye_EndsTheCompound()
    {
        var (session, _, _) = Create(5);
        var datagram = _buffer.AsSpan(0, session.WriteGoodbye(_buffer, 0, TimeSpan.Zero, WallClock));

        var reader = new RtcpReader(datagram);
        var types = new List<RtcpPacketType>();
        while (reader.TryNext())
            types.Add(reader.Type);
        types.ShouldBe([RtcpPacketType.ReceiverReport, RtcpPacketType.SourceDescription, RtcpPacketType.Goodbye]);
    }

    [Fact]
    public void Receive_TheOtherSidesReport_TellsLossAndRoundTripData()
    {
        var (ours, ourSender, ourReception) = Create(1);
        var (theirs, theirSender, theirReception) = Create(2);
        for (ushort i = 0; i < 100; i++)
        {
            ourSender.WriteHeader(new byte[172], false, 8, i * 160u);
            theirSender.WriteHeader(new byte[172], false, 8, i * 160u);
            ourReception.Receive(2, i);
            if (i % 4 != 1)
                theirReception.Receive(1, i);
        }

        var length = ours.WriteReport(_buffer, 0, TimeSpan.FromSeconds(1), WallClock);
        theirs.Receive(_buffer.AsSpan(0, length), TimeSpan.FromSeconds(1)).ShouldBeTrue();
        length = theirs.WriteReport(_buffer, 0, TimeSpan.FromSeconds(3), WallClock);
        ours.Receive(_buffer.AsSpan(0, length), TimeSpan.FromSeconds(3)).ShouldBeTrue();

        ours.RemoteFractionLost.ShouldNotBeNull().ShouldBe(0.25, 0.01);
        theirs.RemoteFractionLost.ShouldBe(0);
        var reader = new RtcpReader(_buffer.AsSpan(0, length));
        reader.TryNext().ShouldBeTrue();
        reader.ReadReport(0).DelaySinceLastSenderReport.ShouldBe(2u * 65536);
        reader.ReadReport(0).LastSenderReport.ShouldNotBe(0u);
    }

    [Fact]
    public void TakeDue_OverTenMinutes_KeepsTheMeanIntervalAndVaries()
    {
        var (session, _, _) = Create(1);
        var due = new List<TimeSpan>();
        for (var now = TimeSpan.Zero; now < TimeSpan.FromMinutes(10); now += TimeSpan.FromMilliseconds(20))
        {
            if (session.TakeDue(now))
                due.Add(now);
        }

        var intervals = due.Zip(due.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        due[0].TotalSeconds.ShouldBeInRange(1, 3.1);
        intervals.ShouldAllBe(interval => interval > 2 && interval < 6.2);
        intervals.Average().ShouldBe(5 / 1.21828, 0.3);
        intervals.Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void ReceptionReport_WriteThenRead_IsTheIdentity()
    {
        var report = new ReceptionReport
        {
            Ssrc = 1,
            FractionLost = 200,
            CumulativeLost = -5,
            ExtendedNewest = 0x0001_FFFF,
            Jitter = 77,
            LastSenderReport = 0x1234_5678,
            DelaySinceLastSenderReport = 65536,
        };
        var bytes = new byte[ReceptionReport.Length];
        report.Write(bytes);

        ReceptionReport.Read(bytes).ShouldBe(report);
    }

    [Fact]
    public void Receive_AnyBytes_NeverThrows()
    {
        var random = new Random(4);
        var (session, sender, _) = Create(1);
        sender.WriteHeader(new byte[172], false, 8, 0);
        var accepted = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var datagram = new byte[random.Next(120)];
            random.NextBytes(datagram);
            if (datagram.Length > 3)
                (datagram[0], datagram[1], datagram[2]) = ((byte)(0x80 | (datagram[0] & 0x1F)), (byte)(200 + random.Next(2)), 0);
            accepted += session.Receive(datagram, TimeSpan.Zero) ? 1 : 0;
        }

        accepted.ShouldBeGreaterThan(1000);
    }

    private static (RtcpSession Session, RtpSender Sender, RtpReception Reception) Create(uint ssrc)
    {
        var sender = new RtpSender(new RtpOrigin(ssrc, 0, 0));
        var reception = new RtpReception(8000);
        return (new RtcpSession(sender, reception, 8000, Name, new Random((int)ssrc)), sender, reception);
    }
}
