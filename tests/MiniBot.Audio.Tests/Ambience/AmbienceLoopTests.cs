using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Tests.Ambience;

public class AmbienceLoopTests
{
    public static TheoryData<string> Recordings => ["noise", "tone", "office", "cafe"];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Read_AcrossTheSeam_StepsNoFurtherThanTheRecordingDoes(string name)
    {
        var recording = Recording(name);
        var loop = LoopOf(recording).Samples;
        var ownLargest = Signals.LargestStep(recording.Samples.Span);

        Math.Abs(loop[0] - loop[^1]).ShouldBeLessThanOrEqualTo(ownLargest);
        // Where two unlike signals cross at equal power, their largest steps may meet, each at 1/√2.
        Signals.LargestStep(loop).ShouldBeLessThanOrEqualTo((int)(ownLargest * Math.Sqrt(2)));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Read_AroundTheSeam_KeepsItsLevel(string name)
    {
        var recording = Recording(name);
        var loop = LoopOf(recording);
        var rounds = Rounds(loop, 3);
        var whole = Level.Measure(recording.Samples.Span).RmsDbfs;

        for (var round = 1; round < 3; round++)
        {
            var aroundTheSeam = rounds.AsSpan((round * loop.Samples.Length) - 4000, 8000);
            Level.Measure(aroundTheSeam).RmsDbfs.ShouldBe(whole, 2.5);
        }
    }

    [Fact]
    public void Read_ForManyRounds_RepeatsWithoutAGap()
    {
        var loop = LoopOf(Recording("noise"));
        var length = loop.Samples.Length;

        var rounds = Rounds(loop, 3);

        rounds.AsSpan(length, length).SequenceEqual(rounds.AsSpan(0, length)).ShouldBeTrue();
        rounds.AsSpan(2 * length, length).SequenceEqual(loop.Samples).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(1000.25)]
    public void Play_WithAnOffset_BeginsThere(double seconds)
    {
        var loop = LoopOf(Recording("noise"));
        var frame = new short[160];

        loop.Play(TimeSpan.FromSeconds(seconds)).Read(frame);

        var start = (int)(seconds * 8000 % loop.Samples.Length);
        frame.ShouldBe(Enumerable.Range(start, 160).Select(i => loop.Samples[i % loop.Samples.Length]));
    }

    [Fact]
    public void Read_FrameLongerThanTheLoop_GoesRoundWithinIt()
    {
        var loop = LoopOf(Recording("noise"));
        var frame = new short[(loop.Samples.Length * 2) + 5];

        loop.Play(TimeSpan.Zero).Read(frame);

        frame[^5..].ShouldBe(loop.Samples[..5].ToArray());
    }

    [Fact]
    public void Play_NegativeOffset_Refuses()
    {
        var loop = LoopOf(Recording("noise"));

        Should.Throw<ArgumentOutOfRangeException>(() => loop.Play(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void TryCreate_TooShort_SaysHowLongItMustBe()
    {
        AmbienceLoop.TryCreate(new(new short[4000], 8000), out _, out var error).ShouldBeFalse();

        error.ShouldBe("The ambience lasts 0.5 s; give a recording of at least 1 s.");
    }

    [Fact]
    public void Read_OneFrame_AllocatesNothing()
    {
        var player = LoopOf(Recording("noise")).Play(TimeSpan.Zero);
        var frame = new short[160];

        Allocation.PerFrame(() => player.Read(frame));
    }

    private static PcmAudio Recording(string name) =>
        name switch
        {
            "noise" => new(Signals.Noise(2000, 20000), 8000),
            "tone" => new(Signals.Sine(333.3, -20, 20123), 8000),
            "office" => SyntheticAmbience.Render(AmbienceKind.Office, TimeSpan.FromSeconds(10), 8000, seed: 7),
            _ => SyntheticAmbience.Render(AmbienceKind.Cafe, TimeSpan.FromSeconds(10), 8000, seed: 7),
        };

    private static AmbienceLoop LoopOf(PcmAudio recording)
    {
        AmbienceLoop.TryCreate(recording, out var loop, out var error).ShouldBeTrue(error);
        return loop;
    }

    private static short[] Rounds(AmbienceLoop loop, int count)
    {
        var rounds = new short[loop.Samples.Length * count];
        var player = loop.Play(TimeSpan.Zero);
        for (var at = 0; at < rounds.Length; at += 160)
            player.Read(rounds.AsSpan(at, Math.Min(160, rounds.Length - at)));
        return rounds;
    }
}
