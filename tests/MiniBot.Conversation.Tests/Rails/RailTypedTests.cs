using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Who types is not heard to begin: what still plays stops when the words are there, and not before.</summary>
public class RailTypedTests
{
    [Theory]
    [InlineData("oui")]
    [InlineData("c'est combien")]
    [InlineData("quelle est la capitale du japon")]
    [InlineData("vous êtes un robot")]
    [InlineData("attendez")]
    [InlineData("pardon")]
    [InlineData("le chat dort")]
    [InlineData("rappelez-moi demain")]
    [InlineData("je voudrais parler à un conseiller")]
    [InlineData("non merci")]
    [InlineData("mauvais numéro")]
    [InlineData("arrêtez")]
    [InlineData("stop")]
    public void Words_TypedOverAnAnswer_StopAllOfIt(string words)
    {
        foreach (var scenario in new[] { Scripts.Savings, Scripts.Everything })
        {
            var call = Call.At("Q1", scenario).Interrupts("c'est combien");
            int[] playing = [.. call.State.Playing.Select(say => say.Playout)];
            playing.Length.ShouldBe(3);
            var before = call.Actions.Count;

            Type(call, words);

            call.Actions.Skip(before).OfType<CallAction.StopSpeaking>().Select(s => s.Playout).ShouldBe(playing);
            call.State.Playing.Select(say => say.Playout).ShouldAllBe(p => !playing.Contains(p));
        }
    }

    [Theory]
    [InlineData("non")]
    [InlineData("oui")]
    public void Words_TypedOverTheQuestionWhetherToOptOut_StopIt(string words)
    {
        var call = Call.At("Q1").Interrupts("arrêtez");
        var question = call.State.Playing.ShouldHaveSingleItem().Playout;

        Type(call, words).Actions.ShouldContain(new CallAction.StopSpeaking(question));
    }

    [Fact]
    public void SilenceThatFallsLate_OverNothing_SaysOneThingAtATime()
    {
        var call = Call.At("Q1").StaysSilent(4);
        call.State.Playing.ShouldBeEmpty();
        Type(call, "oui");
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBeEmpty("nothing was playing any more");
    }

    [Fact]
    public void WrongNumber_TypedOverTheDisclosure_HangsUpWhenBothHaveBeenPlayed()
    {
        var call = Type(new Call().Picks(), "mauvais numéro").ListensTo(1);
        call.State.Phase.ShouldBe(RailPhase.Closing);
        call.HasHungUp.ShouldBeFalse();
        call.ListensTo(1).EndsWith(Disposition.WrongNumber).HasHungUp.ShouldBeTrue();
    }

    private static Call Type(Call call, string words) => call.Send(new CallInput.CallerSaid(words, Ear.Text, 1));
}
