using System.Collections.Immutable;
using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Tests.Rails;

public sealed class LikelyPromptsTests
{
    [Fact]
    public void After_Ringing_IsTheDisclosureAndTheFirstStep()
    {
        var start = Rail.Start(Scripts.Savings, ImmutableDictionary<string, string>.Empty);

        LikelyPrompts.After(start).Select(prompt => prompt.Text).First().ShouldBe(Scripts.Savings.Disclosure);
        LikelyPrompts.After(start).Length.ShouldBe(2);
    }

    [Fact]
    public void After_EveryStateOfAGoodCall_NamesWhatIsSaidNext()
    {
        var call = new Call();
        var guessed = LikelyPrompts.After(call.State);
        var hits = 0;
        call.Picks();
        Count();
        guessed = LikelyPrompts.After(call.State);
        call.Listens();
        Count();
        for (var turn = 0; call.State.Phase == RailPhase.Asking && turn < 10; turn++)
        {
            guessed = LikelyPrompts.After(call.State);
            call.Says("oui tout à fait").Listens();
            Count();
        }

        hits.ShouldBeGreaterThanOrEqualTo(6);

        void Count() => hits += guessed.Any(prompt => call.Spoken.Last() == prompt.Text) ? 1 : 0;
    }

    [Fact]
    public void After_Question_HasTheRepromptAndThePresenceQuestion()
    {
        var call = Call.At("Q1");

        var texts = LikelyPrompts.After(call.State).Select(prompt => prompt.Text).ToList();
        call.Says("");

        texts.ShouldContain(call.Actions.OfType<CallAction.Say>().TakeLast(2).First().Text);
        texts.ShouldBeUnique();
    }

    [Fact]
    public void After_End_IsNothing()
    {
        var call = Call.Answered().Says("ne m'appelez plus jamais").Listens();

        call.State.IsEnded.ShouldBeTrue();
        LikelyPrompts.After(call.State).ShouldBeEmpty();
    }
}
