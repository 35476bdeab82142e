using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Tests.Listening;

/// <summary>One call's ears, without the pool: the test is the media thread and the listener.</summary>
public sealed class EarsTests : IDisposable
{
    private const int FrameLength = 160;
    private const int RingFrames = 256;
    private const int EndSilence = 45;

    private readonly HearingLog _log = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Expectation _expectation = new();
    private readonly FakeEars _engines = new("oui");

    public void Dispose() => _engines.Dispose();

    [Fact]
    public void Listen_Utterance_IsOneStartAndOneEnd()
    {
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 20);
        Hear(ears, 0, EndSilence);

        _log.Told.ShouldBe(["started", "ended 'oui'"]);
    }

    [Fact]
    public void Listen_NothingUnderstood_EndsWithAnEmptyText()
    {
        using var engines = new FakeEars("");
        using var ears = Ears.Open(engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 20);
        Hear(ears, 0, EndSilence);

        _log.Told.ShouldBe(["started", "ended ''"]);
    }

    [Fact]
    public void Listen_LessConfidentThanAllowed_IsNotUnderstood()
    {
        using var ears = Ears.Open(_engines.Spoken with { LeastConfidence = 1.01 }, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 20);
        Hear(ears, 0, EndSilence);

        _log.Told.ShouldBe(["started", "ended ''"]);
    }

    [Fact]
    public void Listen_PartialTextThatStays_IsToldOnce()
    {
        _engines.Say("o", "oui", "oui", "oui", "oui je", "oui je", "oui");
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 5 + (7 * 10));
        Hear(ears, 0, EndSilence);

        _log.Told.ShouldBe(["started", "so far 'oui'", "so far 'oui je'", "ended 'oui'"]);
    }

    [Fact]
    public void Listen_PartialText_IsLookedAtEvery200Milliseconds()
    {
        _engines.Say("oui", "oui");
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 5 + 19);
        _log.Told.ShouldBe(["started"]);
        Hear(ears, FakeEars.Loud, 1);
        _log.Told.ShouldBe(["started", "so far 'oui'"]);
    }

    [Fact]
    public void Listen_PartialTextOfTheUtteranceBefore_CountsForNothing()
    {
        _engines.Say("oui");
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 5 + 10);
        Hear(ears, 0, EndSilence);
        _engines.Partials.Clear();
        _engines.Say("oui");
        Hear(ears, FakeEars.Loud, 5 + 10);

        _log.Told.ShouldBe(["started", "ended 'oui'", "started"]);
    }

    [Fact]
    public void Listen_PartialTextLessConfidentThanAllowed_IsNotTold()
    {
        foreach (var confidence in (double[])[0.43, 0.43, 0.44])
            _engines.Partials.Enqueue(new("oui", confidence));
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 5 + 30);

        _log.Told.ShouldBe(["started"]);
    }

    [Fact]
    public void Listen_Start_GivesTheRecogniserTheMomentBefore()
    {
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Hear(ears, 0, 100);
        Hear(ears, FakeEars.Loud, 20);
        Hear(ears, 0, EndSilence);

        var before = 15 - 4;
        var utterance = _engines.Utterances.ShouldHaveSingleItem();
        utterance.Length.ShouldBe((before + 20 + EndSilence) * FrameLength);
        Array.IndexOf(utterance, FakeEars.Loud).ShouldBe(before * FrameLength);
    }

    [Fact]
    public void Listen_RecogniserOfAnotherRate_IsGivenThatRate()
    {
        using var engines = new FakeEars("oui") { SampleRateHz = 16000 };
        using var ears = Ears.Open(engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 20);
        Hear(ears, 0, EndSilence);

        var expected = 2 * (20 + EndSilence) * FrameLength;
        engines.Utterances.ShouldHaveSingleItem().Length.ShouldBeInRange(expected - FrameLength, expected);
    }

    [Fact]
    public void Finish_InTheMiddleOfATurn_EndsIt()
    {
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Push(ears, FakeEars.Loud, 20);
        ears.Finish();
        _log.Told.ShouldBe(["started", "ended 'oui'"]);

        Hear(ears, FakeEars.Loud, 20);
        ears.Finish();
        _log.Told.Count.ShouldBe(2);
    }

    [Fact]
    public void Finish_InSilence_SaysNothing()
    {
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Push(ears, 0, 20);
        ears.Finish();

        _log.Told.ShouldBeEmpty();
    }

    [Fact]
    public void Listen_EngineThrows_IsReportedOnceAndNotPassedOn()
    {
        using var engines = new FakeEars("oui") { BreaksDown = true };
        using var ears = Ears.Open(engines.Spoken, _log, _expectation, _time);
        Hear(ears, FakeEars.Loud, 20);
        Hear(ears, FakeEars.Loud, 20);

        _log.Told.ShouldHaveSingleItem().ShouldStartWith("failed:");
    }

    [Fact]
    public void Push_ListenerTooSlow_CountsWhatIsLost()
    {
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        Push(ears, 0, RingFrames + 7);

        ears.FramesDropped.ShouldBe(7);
    }

    [Fact]
    public void Open_RecogniserCannot_LeavesNothingOpen()
    {
        var refusing = _engines.Spoken with { Recognizer = new RefusingRecognizer() };

        Should.Throw<InvalidOperationException>(() => Ears.Open(refusing, _log, _expectation, _time));
        _engines.Open.ShouldBe(0);
    }

    [Fact]
    public void Dispose_Twice_ClosesTheEnginesOnceAndHearsNoMore()
    {
        var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        _engines.Open.ShouldBe(2);
        ears.Dispose();
        ears.Dispose();
        Hear(ears, FakeEars.Loud, 20);

        _engines.Open.ShouldBe(0);
        _log.Told.ShouldBeEmpty();
    }

    [Fact]
    public void Listen_SteadySilence_AllocatesNothing()
    {
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, _time);
        var frame = new short[FrameLength];
        for (var i = 0; i < 100; i++)
            HearFrame(ears, frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            HearFrame(ears, frame);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void HearFrame(Ears ears, short[] frame)
    {
        ears.Push(frame);
        ears.Listen();
    }

    private static void Push(Ears ears, short level, int frames)
    {
        var frame = new short[FrameLength];
        frame.AsSpan().Fill(level);
        for (var i = 0; i < frames; i++)
            ears.Push(frame);
    }

    private static void Hear(Ears ears, short level, int frames)
    {
        Push(ears, level, frames);
        ears.Listen();
    }

    private sealed class RefusingRecognizer : Speech.Recognition.IRecognizer
    {
        public string Name => "refusing";

        public int SampleRateHz => 8000;

        public Speech.Recognition.IRecognizerStream OpenStream() => throw new InvalidOperationException("No model.");

        public void Dispose() { }
    }
}
