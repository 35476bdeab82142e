using MiniBot.Calls.Timing;
using MiniBot.Conversation;
using MiniBot.Conversation.Freestyle;

namespace MiniBot.Calls.Tests.Timing;

public sealed class TurnClockTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly TurnClock _turns;

    public TurnClockTests() => _turns = new TurnClock(_time);

    [Fact]
    public void Started_AnswerOfTheTurn_HasEveryStage()
    {
        Hear(endOfTurn: 300, recognition: 20);
        Pass(5);
        _turns.Decided([new CallAction.StopSpeaking(1), Say(2), Say(3)]);
        Pass(15);

        var turn = _turns.Started(2, _time.GetTimestamp()).ShouldNotBeNull();

        turn.ShouldBe(new TurnLatency(Ms(300), Ms(20), Ms(5), Ms(15), Model: null));
        turn.Total.ShouldBe(Ms(340));
        turn.AfterEndOfTurn.ShouldBe(Ms(40));
        _turns.Turns.ShouldBe([turn]);
    }

    [Fact]
    public void Started_AnswerOfAModel_TellsItsThinkingApart()
    {
        Hear(endOfTurn: 300, recognition: 20);
        _turns.Decided([new CallAction.AskModel(1, Prompt)]);
        Pass(800);
        _turns.Decided([Say(4)]);
        Pass(30);

        _turns.Started(4, _time.GetTimestamp()).ShouldBe(new TurnLatency(Ms(300), Ms(20), Ms(0), Ms(30), Ms(800)));
    }

    [Fact]
    public void Started_AnotherUtterance_IsNotTheAnswer()
    {
        Hear(300, 20);
        _turns.Decided([Say(2)]);

        _turns.Started(1, _time.GetTimestamp()).ShouldBeNull();
        _turns.Started(2, _time.GetTimestamp()).ShouldNotBeNull();
        _turns.Started(2, _time.GetTimestamp()).ShouldBeNull();
        _turns.Turns.Count.ShouldBe(1);
    }

    [Fact]
    public void Decided_NothingToSay_IsNoTurn()
    {
        Hear(300, 20);
        _turns.Decided([new CallAction.StartTimer(CallTimer.Silence, 1, TimeSpan.FromSeconds(20))]);
        _turns.Decided([Say(2)]);

        _turns.Started(2, _time.GetTimestamp()).ShouldBeNull();
        _turns.Turns.ShouldBeEmpty();
    }

    [Fact]
    public void Decided_WithoutAnUtterance_IsNoTurn()
    {
        _turns.Decided([Say(1)]);

        _turns.Started(1, _time.GetTimestamp()).ShouldBeNull();
    }

    [Fact]
    public void Heard_BeforeTheAnswerBegan_IsAnsweredByTheNextDecision()
    {
        Hear(300, 20);
        _turns.Decided([Say(2)]);
        Hear(250, 10);
        _turns.Decided([Say(3)]);

        _turns.Started(2, _time.GetTimestamp()).ShouldBeNull();
        _turns.Started(3, _time.GetTimestamp())!.EndOfTurn.ShouldBe(Ms(250));
    }

    private static FreestylePrompt Prompt => new("", [], 3, []);

    private static CallAction.Say Say(int playout) => new(playout, "Bonjour.", null, Interruptible: true);

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private void Hear(double endOfTurn, double recognition)
    {
        var spoken = _time.GetTimestamp();
        Pass(endOfTurn);
        var ended = _time.GetTimestamp();
        Pass(recognition);
        _turns.Heard(new HeardMoments(spoken, ended, _time.GetTimestamp()));
    }

    private void Pass(double milliseconds) => _time.Advance(Ms(milliseconds));
}
