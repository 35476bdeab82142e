using MiniBot.Calls.Listening;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Calls.Tests.Listening;

public sealed class TurnDetectorTests
{
    private const int Hangover = 8;

    private readonly TurnDetector _turns = new(
        new TurnStartOptions(),
        new EndOfTurnOptions(),
        new Expectation { Current = ExpectedSpeech.For("fr", AnswerKind.YesNo) }
    );

    [Fact]
    public void Next_ShortClick_StartsNoTurn()
    {
        Feed(true, 4).ShouldAllBe(started => !started);
        Feed(false, 100).ShouldAllBe(started => !started);
    }

    [Fact]
    public void Next_SpeechFor100Milliseconds_Starts()
    {
        Feed(true, 5)[^1].ShouldBeTrue();
        _turns.Speaking.ShouldBeTrue();
    }

    [Fact]
    public void Next_ScatteredClicks_StartNoTurn()
    {
        for (var i = 0; i < 50; i++)
        {
            Feed(true, 1)[0].ShouldBeFalse();
            Feed(false, 10);
        }
    }

    [Fact]
    public void Judge_DetectorHoldsOn_CountsThatAsSilence()
    {
        Feed(true, 20);
        Feed(false, 1);
        _turns.Judge(null).Silence.ShouldBe(TimeSpan.FromMilliseconds(160));
        Feed(false, 10);
        _turns.Judge(null).Silence.ShouldBe(TimeSpan.FromMilliseconds(360));
    }

    [Fact]
    public void Judge_NoWords_EndsAfter900Milliseconds()
    {
        Feed(true, 20);
        FramesUntilEnd().ShouldBe(45 - Hangover + 1);
        _turns.Judge(null).Reason.ShouldBe(EndOfTurnReason.Unclear);
    }

    [Theory]
    [InlineData("oui", 12 - Hangover + 1)]
    [InlineData("oui mais", 68 - Hangover + 1)]
    [InlineData("ma fille habite dehors", 36 - Hangover + 1)]
    public void Judge_WordsThatStay_DecideTheSilence(string text, int frames)
    {
        Feed(true, 10);
        _turns.Take(text);
        Feed(true, 15);

        FramesUntilEnd().ShouldBe(frames);
    }

    [Fact]
    public void Judge_WordsBeforeTheTurn_CountForNothing()
    {
        Feed(true, 20);
        _turns.Take("oui");
        _turns.End();
        Feed(false, 50);
        Feed(true, 20);

        _turns.Text.ShouldBeEmpty();
        FramesUntilEnd().ShouldBe(45 - Hangover + 1);
    }

    [Fact]
    public void Judge_PauseWithinSentence_StartsAnew()
    {
        Feed(true, 20);
        Feed(false, 20);
        Feed(true, 1);
        _turns.Judge(null).IsOver.ShouldBeFalse();
        FramesUntilEnd().ShouldBe(45 - Hangover + 1);
    }

    [Fact]
    public void Judge_EndlessSpeech_IsCutAfter15Seconds()
    {
        for (var i = 0; i < 745; i++)
        {
            Feed(true, 1);
            _turns.Judge(null).IsOver.ShouldBeFalse();
        }

        Feed(true, 5);
        _turns.Judge(null).ShouldBe(new EndOfTurnVerdict(true, EndOfTurnReason.TooLong, TimeSpan.Zero));
    }

    [Fact]
    public void WantsWords_Looks_AreMoreFrequentInSilence()
    {
        Feed(true, 5);
        Looks(true, 60).ShouldBe(6);
        Feed(false, 1);
        _turns.WantsWords.ShouldBeTrue("a silence has begun");
        _turns.Take("");
        Looks(false, 15).ShouldBe(5);
    }

    private int Looks(bool speech, int frames)
    {
        var looks = 0;
        for (var i = 0; i < frames; i++)
        {
            _turns.Next(speech, Hangover);
            if (!_turns.WantsWords)
                continue;
            looks++;
            _turns.Take("");
        }

        return looks;
    }

    private int FramesUntilEnd()
    {
        for (var frame = 1; frame < 500; frame++)
        {
            _turns.Next(isSpeech: false, Hangover);
            if (_turns.Judge(null).IsOver)
                return frame;
        }

        throw new InvalidOperationException("The turn does not end.");
    }

    private bool[] Feed(bool speech, int frames) => [.. Enumerable.Range(0, frames).Select(_ => _turns.Next(speech, Hangover))];
}
