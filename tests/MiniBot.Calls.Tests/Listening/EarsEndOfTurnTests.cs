using MiniBot.Calls.Listening;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Calls.Tests.Listening;

/// <summary>When ears take a turn for over, frame by frame.</summary>
public sealed class EarsEndOfTurnTests : IDisposable
{
    private const int FrameLength = 160;

    private readonly HearingLog _log = new();
    private readonly FakeEars _engines = new("oui");
    private readonly Expectation _expectation = new() { Current = ExpectedSpeech.For("fr", AnswerKind.YesNo) };

    public void Dispose() => _engines.Dispose();

    [Theory]
    [InlineData("oui", 240, EndOfTurnReason.Complete)]
    [InlineData("ma fille habite dehors", 720, EndOfTurnReason.Unclear)]
    [InlineData("oui mais", 1360, EndOfTurnReason.Incomplete)]
    [InlineData("", 900, EndOfTurnReason.Unclear)]
    internal void Listen_WordsSoFar_DecideTheSilence(string words, int milliseconds, EndOfTurnReason reason)
    {
        _engines.Ending = new(words, 1);
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, new ManualTimeProvider());

        SilenceUntilEnd(ears).ShouldBe(milliseconds);
        var end = _log.Ends.ShouldHaveSingleItem();
        end.Reason.ShouldBe(reason);
        end.Silence.TotalMilliseconds.ShouldBe(milliseconds);
    }

    [Fact]
    public void Listen_WordsLessConfidentThanAllowed_TellNothing()
    {
        _engines.Ending = new("oui", 0.2);
        using var ears = Ears.Open(_engines.Spoken, _log, _expectation, new ManualTimeProvider());

        SilenceUntilEnd(ears).ShouldBe(900);
    }

    [Fact]
    public void Listen_NothingIsExpectedYet_WordsTellNothing()
    {
        _engines.Ending = new("oui", 1);
        using var ears = Ears.Open(_engines.Spoken, _log, new Expectation(), new ManualTimeProvider());

        SilenceUntilEnd(ears).ShouldBe(720);
    }

    [Fact]
    public void Listen_ModelIsThere_HasItsSay()
    {
        using var model = new FakeEndOfTurnModel { Finished = 1 };
        using var ears = Ears.Open(
            _engines.Spoken with
            {
                OpenEndOfTurnModel = () => model,
            },
            _log,
            _expectation,
            new ManualTimeProvider()
        );

        SilenceUntilEnd(ears).ShouldBe(580);
        model.Fed.ShouldBe((1, 60 + 29));
        model.Asked.ShouldNotBeEmpty();
    }

    [Fact]
    public void Listen_ModelBreaks_IsDoneWithout()
    {
        using var model = new FakeEndOfTurnModel { BreaksDown = true };
        using var ears = Ears.Open(
            _engines.Spoken with
            {
                OpenEndOfTurnModel = () => model,
            },
            _log,
            _expectation,
            new ManualTimeProvider()
        );

        SilenceUntilEnd(ears).ShouldBe(900);
        model.Asked.Count.ShouldBe(1);
        model.Disposals.ShouldBe(1);
    }

    [Fact]
    public void Listen_SilenceInATurn_AllocatesNothingBetweenLooks()
    {
        var spoken = _engines.Spoken with { EndOfTurn = EndOfTurnOptions.Fixed(TimeSpan.FromSeconds(10)) };
        using var ears = Ears.Open(spoken with { Recognizer = new Mute() }, _log, _expectation, new ManualTimeProvider());
        Hear(ears, FakeEars.Loud, 60);
        var frame = new short[FrameLength];
        for (var i = 0; i < 100; i++)
            HearFrame(ears, frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 300; i++)
            HearFrame(ears, frame);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>Speaks for 1.2 s and gives back after which silence, in ms, the turn was over.</summary>
    private int SilenceUntilEnd(Ears ears)
    {
        Hear(ears, FakeEars.Loud, 60);
        for (var frame = 1; frame < 200; frame++)
        {
            Hear(ears, 0, 1);
            if (_log.Ends.Count > 0)
                return frame * 20;
        }

        throw new InvalidOperationException("The turn does not end.");
    }

    private static void Hear(Ears ears, short level, int frames)
    {
        var frame = new short[FrameLength];
        frame.AsSpan().Fill(level);
        for (var i = 0; i < frames; i++)
            HearFrame(ears, frame);
    }

    private static void HearFrame(Ears ears, short[] frame)
    {
        ears.Push(frame);
        ears.Listen();
    }

    /// <summary>A recogniser that hears nothing.</summary>
    private sealed class Mute : Speech.Recognition.IRecognizer, Speech.Recognition.IRecognizerStream
    {
        public string Name => "mute";

        public int SampleRateHz => 8000;

        public Speech.Recognition.RecognizedText Partial => Speech.Recognition.RecognizedText.None;

        public Speech.Recognition.IRecognizerStream OpenStream() => this;

        public void Accept(ReadOnlySpan<short> samples) { }

        public Speech.Recognition.RecognizedText Finish() => Speech.Recognition.RecognizedText.None;

        public void Dispose() { }
    }
}
