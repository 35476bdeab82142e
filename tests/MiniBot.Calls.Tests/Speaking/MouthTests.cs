using MiniBot.Audio;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;
using MiniBot.Calls.Speaking;

namespace MiniBot.Calls.Tests.Speaking;

public sealed class MouthTests : IPlayout
{
    private const int Rate = 8000;
    private const int Frame = 160;

    private readonly List<string> _told = [];
    private readonly short[] _frame = new short[Frame];

    [Fact]
    public void Fill_NothingToSay_IsSilence()
    {
        var mouth = new Mouth(Rate, null, this);
        _frame.AsSpan().Fill(99);
        mouth.Fill(_frame);

        _frame.ShouldAllBe(s => s == 0);
        _told.ShouldBeEmpty();
    }

    [Fact]
    public void Fill_OneUtterance_PlaysItWholeAndReportsItsLength()
    {
        var mouth = new Mouth(Rate, null, this);
        mouth.Enqueue(Spoken(1, Frame * 2 + 40, 1000));
        Play(mouth, 4);

        _told.ShouldBe(["started 1", "ended 1 at 45 ms, whole"]);
    }

    [Fact]
    public void Fill_TwoUtterances_PlayInOrder()
    {
        var mouth = new Mouth(Rate, null, this);
        mouth.Enqueue(Spoken(1, Frame, 1000));
        mouth.Enqueue(Spoken(2, Frame, 1000));
        Play(mouth, 3);

        _told.ShouldBe(["started 1", "ended 1 at 20 ms, whole", "started 2", "ended 2 at 20 ms, whole"]);
    }

    [Fact]
    public void Fill_VoiceNotYetThere_WaitsInOrder()
    {
        var mouth = new Mouth(Rate, null, this);
        var late = new Utterance(1, "");
        mouth.Enqueue(late);
        mouth.Enqueue(Spoken(2, Frame, 1000));
        Play(mouth, 5);
        _told.ShouldBeEmpty();

        late.SetSamples(new short[Frame]);
        Play(mouth, 1);
        _told[0].ShouldBe("started 1");
    }

    [Fact]
    public void Stop_WhilePlaying_FadesOutWithin60MillisecondsAndReportsWhatWasHeard()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Spoken(1, Frame * 100, 10_000);
        mouth.Enqueue(utterance);
        Play(mouth, 10);
        utterance.Stop();
        mouth.Fill(_frame);
        _frame[0].ShouldBeGreaterThan((short)9_000);
        _frame.Zip(_frame.Skip(1)).ShouldAllBe(pair => pair.First >= pair.Second);
        Play(mouth, 2);

        _told.ShouldBe(["started 1", "ended 1 at 260 ms, cut"]);
        mouth.Fill(_frame);
        _frame.ShouldAllBe(s => s == 0);
    }

    [Fact]
    public void Stop_BeforeItPlays_IsNeverHeard()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = new Utterance(1, "");
        mouth.Enqueue(utterance);
        utterance.Stop();
        mouth.Enqueue(Spoken(2, Frame, 1000));
        Play(mouth, 1);

        _told.ShouldBe(["ended 1 at 0 ms, cut", "started 2", "ended 2 at 20 ms, whole"]);
    }

    [Fact]
    public void Fill_WithAmbience_NeverFallsSilent()
    {
        var mouth = new Mouth(Rate, Office(), this);
        mouth.Enqueue(Spoken(1, Frame * 20, 3000));
        for (var i = 0; i < 3000; i++)
        {
            mouth.Fill(_frame);
            Level.Measure(_frame).RmsDbfs.ShouldBeGreaterThan(-60);
        }
    }

    [Fact]
    public void Fill_SteadyState_AllocatesNothing()
    {
        var mouth = new Mouth(Rate, Office(), this);
        mouth.Enqueue(Spoken(1, Frame * 5000, 3000));
        Play(mouth, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Play(mouth, 2000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    void IPlayout.Started(Utterance utterance) => _told.Add($"started {utterance.Playout}");

    void IPlayout.Ended(Utterance utterance, TimeSpan heard, bool complete) =>
        _told.Add($"ended {utterance.Playout} at {heard.TotalMilliseconds:0} ms, {(complete ? "whole" : "cut")}");

    private static Utterance Spoken(int playout, int samples, short value)
    {
        var utterance = new Utterance(playout, "");
        var audio = new short[samples];
        audio.AsSpan().Fill(value);
        utterance.SetSamples(audio);
        return utterance;
    }

    private static AmbiencePlayer Office()
    {
        var audio = SyntheticAmbience.Render(AmbienceKind.Office, TimeSpan.FromSeconds(5), Rate, seed: 1);
        AmbienceLoop.TryCreate(audio, out var loop, out _).ShouldBeTrue();
        return loop!.Play(TimeSpan.FromSeconds(1));
    }

    private void Play(Mouth mouth, int frames)
    {
        for (var i = 0; i < frames; i++)
            mouth.Fill(_frame);
    }
}
