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
    public void Duck_WhilePlaying_IsTwelveDecibelsSofterAfter20MillisecondsAndReported()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Spoken(1, Frame * 100, 10_000);
        mouth.Enqueue(utterance);
        Play(mouth, 10);
        utterance.Duck();
        Play(mouth, 2);

        _told.ShouldBe(["started 1", "gave way 1 at 200 ms"]);
        _frame.ShouldAllBe(s => s >= 2511 && s <= 2512);
        utterance.Resume();
        Play(mouth, 4);
        _frame.ShouldAllBe(s => s == 10_000);
    }

    [Fact]
    public void Duck_TakenBackAndAskedAgainWithinAFrame_IsReported()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Spoken(1, Frame * 100, 10_000);
        mouth.Enqueue(utterance);
        utterance.Duck();
        Play(mouth, 5);
        utterance.Resume();
        utterance.Duck();
        Play(mouth, 1);

        _told.ShouldBe(["gave way 1 at 0 ms", "started 1", "gave way 1 at 100 ms"]);
    }

    [Fact]
    public void Pause_WhilePlaying_FadesWithin60MillisecondsAndReportsTheSampleItReached()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Spoken(1, Frame * 100, 10_000);
        mouth.Enqueue(utterance);
        Play(mouth, 10);
        utterance.Pause();
        Play(mouth, 3);
        _told.ShouldBe(["started 1", "gave way 1 at 260 ms"]);
        Play(mouth, 50);

        _frame.ShouldAllBe(s => s == 0);
        _told.Count.ShouldBe(2);
    }

    [Fact]
    public void Resume_AfterAPause_GoesOnFromTheBeginningOfTheWord()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Words(1, wordFrames: 10, silenceFrames: 5, words: 8);
        mouth.Enqueue(utterance);
        Play(mouth, 20);
        utterance.Pause();
        Play(mouth, 10);
        utterance.Resume();
        var left = PlayToTheEnd(mouth);

        // The second word began after 300 ms; it was broken off at 400 ms, 100 ms into it, of 2.4 s.
        left.ShouldBeInRange(105, 110);
        _told[^1].ShouldBe("ended 1 at 2400 ms, whole");
    }

    [Fact]
    public void Resume_InOneLongSound_RepeatsNoMoreThan400Milliseconds()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Spoken(1, Frame * 200, 10_000);
        mouth.Enqueue(utterance);
        Play(mouth, 119);
        utterance.Pause();
        Play(mouth, 10);
        utterance.Resume();

        PlayToTheEnd(mouth).ShouldBeInRange(81, 81 + 20);
    }

    [Fact]
    public void Pause_BeforeItPlays_HoldsItAndWhatFollows()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Spoken(1, Frame, 1000);
        utterance.Pause();
        mouth.Enqueue(utterance);
        mouth.Enqueue(Spoken(2, Frame, 1000));
        Play(mouth, 5);
        _told.ShouldBe(["gave way 1 at 0 ms"]);
        utterance.Resume();
        Play(mouth, 2);

        _told.ShouldBe(["gave way 1 at 0 ms", "started 1", "ended 1 at 20 ms, whole", "started 2", "ended 2 at 20 ms, whole"]);
    }

    [Fact]
    public void Stop_WhilePaused_EndsAtOnceWithWhatWasHeard()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Spoken(1, Frame * 100, 10_000);
        mouth.Enqueue(utterance);
        Play(mouth, 10);
        utterance.Pause();
        Play(mouth, 10);
        utterance.Stop();
        utterance.Resume();
        Play(mouth, 1);

        _told.ShouldBe(["started 1", "gave way 1 at 260 ms", "ended 1 at 260 ms, cut"]);
    }

    [Fact]
    public void Pieces_ThatComeInTime_PlayWithoutASeam()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = new Utterance(1, "Un deux. Trois quatre.");
        mouth.Enqueue(utterance);
        utterance.Append(Tone(Frame + 40, 1000), "Un deux.");
        Play(mouth, 1);
        utterance.Append(Tone(Frame - 40, 1000), "Trois quatre.");
        utterance.Complete();
        Play(mouth, 1);

        _frame.ShouldAllBe(s => s == 1000);
        _told.ShouldBe(["started 1", "ended 1 at 40 ms, whole"]);
        utterance.Gap.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Pieces_ThatComeLate_LeaveAGapOfAmbienceThatIsCounted()
    {
        var mouth = new Mouth(Rate, Office(), this);
        var utterance = new Utterance(1, "Un deux. Trois quatre.");
        mouth.Enqueue(utterance);
        utterance.Append(Tone(Frame, 1000), "Un deux.");
        Play(mouth, 4);
        Level.Measure(_frame).RmsDbfs.ShouldBeInRange(-60, -20);
        utterance.Append(Tone(Frame, 1000), "Trois quatre.");
        Play(mouth, 1);
        _told.ShouldBe(["started 1"]);
        utterance.Complete();
        Play(mouth, 1);

        _told[^1].ShouldBe("ended 1 at 40 ms, whole");
        utterance.Gap.ShouldBe(TimeSpan.FromMilliseconds(60));
    }

    [Fact]
    public void Pause_FallingIntoAGap_PausesAtOnce()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = new Utterance(1, "Un deux. Trois quatre.");
        mouth.Enqueue(utterance);
        utterance.Append(Tone(Frame, 1000), "Un deux.");
        Play(mouth, 2);
        utterance.Pause();
        Play(mouth, 1);

        _told.ShouldBe(["started 1", "gave way 1 at 20 ms"]);
    }

    [Fact]
    public void WordsHeard_AreCountedPieceByPiece()
    {
        var utterance = new Utterance(1, "Un deux. Trois quatre.");
        utterance.Append(Tone(Frame * 5, 1000), "Un deux.");
        utterance.Append(Tone(Frame * 50, 1000), "Trois quatre.");

        utterance.WordsHeard(TimeSpan.Zero).ShouldBe(0);
        utterance.WordsHeard(TimeSpan.FromMilliseconds(50)).ShouldBe(1);
        utterance.WordsHeard(TimeSpan.FromMilliseconds(101)).ShouldBe(2);
        utterance.WordsHeard(TimeSpan.FromMilliseconds(700)).ShouldBe(3);
        utterance.WordsHeard(TimeSpan.FromMilliseconds(1100)).ShouldBe(4);
    }

    [Fact]
    public void Append_AfterTheEnd_IsRefused()
    {
        var utterance = Spoken(1, Frame, 1000);
        Should.Throw<InvalidOperationException>(() => utterance.Append(Tone(1, 1), "un"));
    }

    [Fact]
    public void Hold_OfAProtectedPassage_SaysItAgainFromItsFirstWord()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Words(1, wordFrames: 10, silenceFrames: 5, words: 8, interruptible: false);
        mouth.Enqueue(utterance);
        Play(mouth, 100);
        mouth.Hold(onHold: true);
        Play(mouth, 500);
        _frame.ShouldAllBe(s => s == 0);
        mouth.Hold(onHold: false);

        PlayToTheEnd(mouth).ShouldBe(120);
    }

    [Fact]
    public void Hold_OfAnything_GoesOnFromTheBeginningOfTheWord()
    {
        var mouth = new Mouth(Rate, null, this);
        var utterance = Words(1, wordFrames: 10, silenceFrames: 5, words: 8);
        mouth.Enqueue(utterance);
        Play(mouth, 20);
        mouth.Hold(onHold: true);
        Play(mouth, 5);
        mouth.Hold(onHold: false);

        PlayToTheEnd(mouth).ShouldBeInRange(105, 110);
    }

    [Fact]
    public void Fill_WhileDuckedPausedAndResumed_AllocatesNothing()
    {
        var mouth = new Mouth(Rate, Office(), new NobodyTold());
        var utterance = Words(1, wordFrames: 10, silenceFrames: 5, words: 200);
        mouth.Enqueue(utterance);
        GiveWay(mouth, utterance);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            GiveWay(mouth, utterance);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public async Task Pieces_AppendedByAnotherThread_AreAllPlayed()
    {
        const int pieces = 500;
        var mouth = new Mouth(Rate, null, this);
        var utterance = new Utterance(1, "");
        mouth.Enqueue(utterance);
        var producer = Task.Run(() =>
        {
            for (var i = 0; i < pieces; i++)
                utterance.Append(Tone(70, 1000), "");
            utterance.Complete();
        });
        var sounding = 0;
        while (_told.Count < 2)
        {
            mouth.Fill(_frame);
            sounding += _frame.Count(s => s == 1000);
        }

        await producer;
        sounding.ShouldBe(70 * pieces);
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

    void IPlayout.GaveWay(Utterance utterance, TimeSpan heard) =>
        _told.Add($"gave way {utterance.Playout} at {heard.TotalMilliseconds:0} ms");

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

    private void GiveWay(Mouth mouth, Utterance utterance)
    {
        utterance.Duck();
        Play(mouth, 5);
        utterance.Pause();
        Play(mouth, 10);
        utterance.Resume();
        Play(mouth, 10);
    }

    /// <summary>Frames until the utterance has ended.</summary>
    private int PlayToTheEnd(Mouth mouth)
    {
        var frames = 0;
        for (var told = _told.Count; _told.Count == told; frames++)
            mouth.Fill(_frame);
        return frames;
    }

    private static short[] Tone(int samples, short value)
    {
        var audio = new short[samples];
        audio.AsSpan().Fill(value);
        return audio;
    }

    /// <summary>Words of sound with silence after each.</summary>
    private static Utterance Words(int playout, int wordFrames, int silenceFrames, int words, bool interruptible = true)
    {
        var audio = new short[(wordFrames + silenceFrames) * Frame * words];
        for (var i = 0; i < audio.Length; i++)
            audio[i] = i / Frame % (wordFrames + silenceFrames) < wordFrames ? (short)(i % 2 == 0 ? 5000 : -5000) : (short)0;
        var utterance = new Utterance(playout, "") { Interruptible = interruptible };
        utterance.SetSamples(audio);
        return utterance;
    }

    private sealed class NobodyTold : IPlayout
    {
        public void Started(Utterance utterance) { }

        public void GaveWay(Utterance utterance, TimeSpan heard) { }

        public void Ended(Utterance utterance, TimeSpan heard, bool complete) { }
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
