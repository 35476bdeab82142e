using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Tests.Listening;

public sealed class TurnDetectorTests
{
    private readonly TurnDetector _turns = new(new TurnDetectorOptions());

    [Fact]
    public void Next_ShortClick_StartsNoTurn()
    {
        Feed(true, 4).ShouldAllBe(e => e == TurnEvent.None);
        Feed(false, 100).ShouldAllBe(e => e == TurnEvent.None);
    }

    [Fact]
    public void Next_SpeechFor100Milliseconds_Starts()
    {
        Feed(true, 5)[^1].ShouldBe(TurnEvent.Started);
        _turns.Speaking.ShouldBeTrue();
    }

    [Fact]
    public void Next_SilenceFor600Milliseconds_Ends()
    {
        Feed(true, 20);
        Feed(false, 29).ShouldAllBe(e => e == TurnEvent.None);
        Feed(false, 1)[0].ShouldBe(TurnEvent.Ended);
    }

    [Fact]
    public void Next_PauseWithinSentence_DoesNotEnd()
    {
        Feed(true, 20);
        Feed(false, 29);
        Feed(true, 1);
        Feed(false, 29).ShouldAllBe(e => e == TurnEvent.None);
    }

    [Fact]
    public void Next_EndlessSpeech_IsCut() => Feed(true, 760).Count(e => e == TurnEvent.Ended).ShouldBe(1);

    [Fact]
    public void Next_ScatteredClicks_StartNoTurn()
    {
        for (var i = 0; i < 50; i++)
        {
            Feed(true, 1)[0].ShouldBe(TurnEvent.None);
            Feed(false, 10);
        }
    }

    private TurnEvent[] Feed(bool speech, int frames) => [.. Enumerable.Range(0, frames).Select(_ => _turns.Next(speech))];
}
