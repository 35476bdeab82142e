using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Tests.Rtp;

public sealed class JitterBufferTests
{
    private const int Frame = 160;
    private readonly JitterBuffer _buffer = new();

    [Fact]
    public void Read_BeforeAnything_IsSilence() => Read().ShouldAllBe(sample => sample == 0);

    [Fact]
    public void Read_AfterTheInitialDelay_PlaysInOrder()
    {
        for (var i = 0; i < 5; i++)
            Insert(i);

        Read().ShouldAllBe(sample => sample == 0);
        Read().ShouldAllBe(sample => sample == 0);
        for (var i = 0; i < 5; i++)
            Value(Read()).ShouldBe(ValueOf(i));
    }

    [Fact]
    public void Insert_Reordered_PlaysInOrder()
    {
        foreach (var i in new[] { 1, 0, 3, 2 })
            Insert(i);
        SkipDelay(1);

        for (var i = 0; i < 4; i++)
            Value(Read()).ShouldBe(ValueOf(i));
        _buffer.ConcealedSamples.ShouldBe(0);
    }

    [Fact]
    public void Insert_Twice_PlaysOnce()
    {
        Insert(0).ShouldBe(JitterVerdict.Accepted);
        Insert(0).ShouldBe(JitterVerdict.Duplicate);
        Insert(1);
        SkipDelay();

        Value(Read()).ShouldBe(ValueOf(0));
        Value(Read()).ShouldBe(ValueOf(1));
    }

    [Fact]
    public void Read_OnePacketLost_ConcealsItFading()
    {
        Insert(0);
        Insert(2);
        SkipDelay();
        Read();

        var concealed = Read();

        concealed[0].ShouldBe(ValueOf(0));
        ((int)concealed[^1]).ShouldBeInRange(1, ValueOf(0) - 1);
        _buffer.ConcealedSamples.ShouldBe(Frame);
        Value(Read()).ShouldBe(ValueOf(2));
    }

    [Fact]
    public void Insert_AfterItsTime_IsLate()
    {
        Insert(0);
        Insert(2);
        SkipDelay();
        Read();
        Read();

        Insert(1).ShouldBe(JitterVerdict.Late);

        _buffer.LatePackets.ShouldBe(1);
        Value(Read()).ShouldBe(ValueOf(2));
    }

    [Fact]
    public void Read_NothingArrivedYet_WaitsAndGrowsTheDelay()
    {
        Insert(0);
        SkipDelay();
        Read();
        Read();
        Read();

        Insert(1).ShouldBe(JitterVerdict.Accepted);

        Value(Read()).ShouldBe(ValueOf(1));
    }

    [Fact]
    public void Insert_AwaitedPacketProvesLost_GivesTheWaitBack()
    {
        Insert(0);
        SkipDelay();
        Read();
        Read();

        Insert(2);

        Value(Read()).ShouldBe(ValueOf(2));
    }

    [Fact]
    public void Insert_TimestampWraps_PlaysOn()
    {
        var start = uint.MaxValue - (3 * Frame) + 1;
        for (var i = 0; i < 6; i++)
            Insert(i, start);
        SkipDelay();

        for (var i = 0; i < 6; i++)
            Value(Read()).ShouldBe(ValueOf(i));
        _buffer.ConcealedSamples.ShouldBe(0);
    }

    [Fact]
    public void Insert_PacketsOfOtherLengths_PlaySeamlessly()
    {
        var next = 0u;
        foreach (var length in new[] { 80, 240, 320, 160, 80, 400 })
        {
            var samples = Enumerable.Range((int)next, length).Select(i => (short)(i + 1)).ToArray();
            _buffer.Insert(next, samples, false).ShouldBe(JitterVerdict.Accepted);
            next += (uint)length;
        }

        SkipDelay();
        var played = Enumerable.Range(0, 8).SelectMany(_ => Read()).ToArray();
        played.ShouldBe(Enumerable.Range(1, 8 * Frame).Select(i => (short)i));
    }

    [Fact]
    public void Insert_MarkerAfterASilence_DelaysAnewWithoutLoss()
    {
        Insert(0);
        SkipDelay();
        Read();
        for (var i = 0; i < 30; i++)
            Read();
        var concealed = _buffer.ConcealedSamples;

        Insert(100, marker: true);
        SkipDelay();

        Value(Read()).ShouldBe(ValueOf(100));
        _buffer.ConcealedSamples.ShouldBe(concealed);
    }

    [Fact]
    public void Insert_FarAhead_StartsAnew()
    {
        Insert(0);
        SkipDelay();
        Read();
        Insert(5000).ShouldBe(JitterVerdict.Accepted);
        SkipDelay();

        Value(Read()).ShouldBe(ValueOf(5000));
    }

    [Fact]
    public void Insert_ClockSteppedBack_RecoversAfterFivePackets()
    {
        for (var i = 20; i < 23; i++)
            Insert(i);
        SkipDelay();
        Read();
        var verdicts = Enumerable.Range(0, 6).Select(i => Insert(10 + i)).ToArray();

        verdicts.ShouldBe([.. Enumerable.Repeat(JitterVerdict.Late, 4), JitterVerdict.Accepted, JitterVerdict.Accepted]);
        SkipDelay();
        Value(Read()).ShouldBe(ValueOf(14));
    }

    [Fact]
    public void Insert_BurstBeyondTheLimit_DropsTheOldest()
    {
        for (var i = 0; i < 30; i++)
        {
            Insert(i);
            _buffer.Depth.ShouldBeLessThanOrEqualTo(JitterBufferLimits.MaxDepth + JitterBufferLimits.InitialDepth);
        }
    }

    private JitterVerdict Insert(int packet, uint start = 0, bool marker = false)
    {
        var samples = new short[Frame];
        samples.AsSpan().Fill(ValueOf(packet));
        return _buffer.Insert(start + (uint)(packet * Frame), samples, marker);
    }

    private short[] Read()
    {
        var frame = new short[Frame];
        _buffer.Read(frame);
        return frame;
    }

    private void SkipDelay(int spared = 0)
    {
        for (var i = spared; i < JitterBufferLimits.InitialDepth / Frame; i++)
            Read();
    }

    /// <summary>The frame's value after the 5 ms in which a gap is blended out.</summary>
    private static short Value(short[] frame)
    {
        frame.AsSpan(40).ContainsAnyExcept(frame[^1]).ShouldBeFalse();
        return frame[^1];
    }

    private static short ValueOf(int packet) => (short)((packet % 200 * 100) + 500);
}
