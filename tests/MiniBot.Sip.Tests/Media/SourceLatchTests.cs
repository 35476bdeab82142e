using System.Net;
using MiniBot.Sip.Media;

namespace MiniBot.Sip.Tests.Media;

public sealed class SourceLatchTests
{
    private static readonly MediaAddress Signalled = Address("192.0.2.1", 4000);
    private static readonly MediaAddress SameHost = Address("192.0.2.1", 61000);
    private static readonly MediaAddress Elsewhere = Address("198.51.100.7", 5000);
    private static readonly MediaAddress Stranger = Address("203.0.113.9", 6000);

    private readonly SourceLatch _latch = new();

    public SourceLatchTests() => _latch.Expect(Signalled);

    [Fact]
    public void Accept_SignalledSource_LatchesAtOnce()
    {
        _latch.Accept(Signalled, 1, 10).ShouldBeTrue();

        _latch.IsLatched.ShouldBeTrue();
        Burst(Stranger, 50).ShouldBe(0);
        _latch.Destination.ShouldBe(Signalled);
    }

    [Fact]
    public void Accept_OtherPortOfTheSignalledHost_LatchesAtTheSecondPacket()
    {
        Burst(SameHost, 3).ShouldBe(2);

        _latch.Destination.ShouldBe(SameHost);
        Burst(Stranger, 50).ShouldBe(0);
    }

    [Fact]
    public void Accept_Elsewhere_LatchesAfterFivePacketsInARow()
    {
        Burst(Elsewhere, 4).ShouldBe(0);
        _latch.Destination.ShouldBe(Signalled);
        _latch.Accept(Elsewhere, 7, 104).ShouldBeTrue();

        _latch.Destination.ShouldBe(Elsewhere);
        Burst(Stranger, 50).ShouldBe(0);
    }

    [Fact]
    public void Accept_ElsewhereOutOfOrder_DoesNotLatch()
    {
        for (var i = 0; i < 50; i++)
            _latch.Accept(Elsewhere, 7, (ushort)(i * 2)).ShouldBeFalse();

        _latch.IsLatched.ShouldBeFalse();
    }

    [Fact]
    public void Accept_StrangerSpraysWhileTheFarEndBegins_TheFarEndIsStillLearnt()
    {
        var random = new Random(3);
        var accepted = false;
        for (var i = 0; i < 10 && !accepted; i++)
        {
            _latch.Accept(Stranger, (uint)random.Next(), (ushort)random.Next()).ShouldBeFalse();
            accepted = _latch.Accept(Elsewhere, 7, (ushort)(100 + i));
        }

        accepted.ShouldBeTrue();
        _latch.Destination.ShouldBe(Elsewhere);
    }

    [Fact]
    public void Accept_SignalledSourceAfterAStrangerWasLearnt_TakesItBack()
    {
        Burst(Stranger, 10).ShouldBe(6);

        _latch.Accept(Signalled, 1, 10).ShouldBeTrue();

        _latch.Destination.ShouldBe(Signalled);
        Burst(Stranger, 50).ShouldBe(0);
    }

    [Fact]
    public void Expect_SameAddressAgain_KeepsWhatWasLearnt()
    {
        Burst(SameHost, 3);

        _latch.Expect(Signalled);

        _latch.Destination.ShouldBe(SameHost);
    }

    [Fact]
    public void Expect_AnotherAddress_LearnsAnew()
    {
        Burst(SameHost, 3);

        _latch.Expect(Elsewhere);

        _latch.IsLatched.ShouldBeFalse();
        _latch.Destination.ShouldBe(Elsewhere);
        _latch.Accept(Elsewhere, 9, 1).ShouldBeTrue();
        Burst(SameHost, 50).ShouldBe(0);
    }

    private static MediaAddress Address(string host, int port) => MediaAddress.From(new IPEndPoint(IPAddress.Parse(host), port));

    private int Burst(MediaAddress source, int packets)
    {
        var accepted = 0;
        for (var i = 0; i < packets; i++)
            accepted += _latch.Accept(source, 7, (ushort)(100 + i)) ? 1 : 0;
        return accepted;
    }
}
