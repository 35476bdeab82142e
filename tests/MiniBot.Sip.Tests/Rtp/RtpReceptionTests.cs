using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Tests.Rtp;

public sealed class RtpReceptionTests
{
    private readonly RtpReception _reception = new(8000);

    [Fact]
    public void Receive_SequenceWraps_CountsOn()
    {
        for (var i = 0; i < 200_000; i++)
            _reception.Receive(1, (ushort)(65_000 + i)).ShouldBe(i == 0 ? SequenceVerdict.Started : SequenceVerdict.Newer);

        _reception.Received.ShouldBe(200_000);
        _reception.Lost.ShouldBe(0);
        _reception.ExtendedNewest.ShouldBe(65_000u + 199_999u);
    }

    [Fact]
    public void Receive_OneInTenMissing_IsReportedAsLoss()
    {
        for (var i = 0; i < 1000; i++)
        {
            if (i % 10 != 5)
                _reception.Receive(1, (ushort)(65_500 + i));
        }

        _reception.Lost.ShouldBe(100);
        var report = _reception.TakeReport();
        report.CumulativeLost.ShouldBe(100);
        ((int)report.FractionLost).ShouldBe(256 / 10);
        _reception.TakeReport().FractionLost.ShouldBe((byte)0);
    }

    [Fact]
    public void Receive_Reordered_IsNoLoss()
    {
        ushort[] order = [10, 12, 11, 13, 14];

        var verdicts = order.Select(number => _reception.Receive(1, number)).ToArray();

        verdicts[2].ShouldBe(SequenceVerdict.Older);
        _reception.Lost.ShouldBe(0);
    }

    [Fact]
    public void Receive_Duplicates_AreNegativeLossOnTheWire()
    {
        foreach (var number in new ushort[] { 1, 2, 2, 2, 3 })
            _reception.Receive(1, number);

        _reception.Lost.ShouldBe(0);
        _reception.TakeReport().CumulativeLost.ShouldBe(-2);
    }

    [Fact]
    public void Receive_SingleJump_IsIgnored_TwoInARowStartAnew()
    {
        _reception.Receive(1, 100);
        _reception.Receive(1, 40_000).ShouldBe(SequenceVerdict.Jumped);
        _reception.Receive(1, 101).ShouldBe(SequenceVerdict.Newer);

        _reception.Receive(1, 50_000).ShouldBe(SequenceVerdict.Jumped);
        _reception.Receive(1, 50_001).ShouldBe(SequenceVerdict.Started);
        _reception.Lost.ShouldBe(0);
    }

    [Fact]
    public void Receive_AnotherSource_StartsAnewAndKeepsTheLossSoFar()
    {
        _reception.Receive(1, 100);
        _reception.Receive(1, 103);

        _reception.Receive(2, 9).ShouldBe(SequenceVerdict.Started);

        _reception.Ssrc.ShouldBe(2u);
        _reception.Lost.ShouldBe(2);
        _reception.TakeReport().CumulativeLost.ShouldBe(0);
    }

    [Fact]
    public void Time_SteadyStreamOverATimestampWrap_HasNoJitter()
    {
        for (var i = 0; i < 1000; i++)
            _reception.Time(uint.MaxValue - 80_000 + (uint)(i * 160), 1_700_000_000_000_000_000 + (i * 20_000_000L));

        _reception.JitterMilliseconds.ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Time_AlternatingDelay_ConvergesToTheDifference()
    {
        for (var i = 0; i < 1000; i++)
            _reception.Time((uint)(i * 160), (i * 20_000_000L) + (i % 2 * 10_000_000L));

        _reception.JitterMilliseconds.ShouldBe(10, 0.2);
    }
}
