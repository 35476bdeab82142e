using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>The way along the rail at its bounds: the threshold, answers that hold nothing, what recordings are played.</summary>
public class RailStepTests
{
    private static readonly Scenario Household = Scripts.Parse(
        """
        name: foyer
        language: fr
        telemarketer_name: Claire
        company_name: Soléane
        principal: Banque Mistral
        purpose: votre épargne
        rail: [Hello, Q1, Q2, Q3, Is_Leads, Confirm_Time, Bye]
        steps:
          Hello: {message: Une minute ?}
          Q1: {message: Quel âge avez-vous ?, short: Votre âge ?, determining: true, weight: 30, expects: number, at_least: 18}
          Q2: {message: Combien de personnes ?, expects: number}
          Q3: {message: Que faites-vous ?, expects: text}
          Is_Leads: {message: D'accord ?, determining: true, weight: 70}
          Confirm_Time: {message: Quand ?, short: Quel jour ?}
          Bye: {message: Au revoir.}
        """
    );

    [Theory]
    [InlineData(65, "Confirm_Time")]
    [InlineData(66, "Is_Leads")]
    public void Threshold_ReachedExactly_IsALead(int threshold, string last)
    {
        var call = Call.At("Is_Leads", Scripts.Savings with { LeadThreshold = threshold });
        call.Says("le chat dort").Says("").Says("le chat dort").Result.Score.ShouldBe(65);
        call.State.Step.Name.ShouldBe(last);
        call.State.IsEnded.ShouldBe(last == "Is_Leads");
    }

    [Fact]
    public void EveryPoint_OfAThresholdOfAHundred_IsALead() =>
        Call.At("Confirm_Time", Scripts.Savings with { LeadThreshold = 100 }).Says("demain").EndsWith(Disposition.Lead);

    [Fact]
    public void NoLead_WithoutAGoodByeOfItsOwn_HearsTheUsualOne() =>
        Call.At("Is_Leads", Household)
            .Then()
            .Says("non")
            .AgentSays(Household.Texts[Prompt.RefusalEnd].Text)
            .EndsWith(Disposition.NotInterested);

    [Fact]
    public void TooFewPoints_WithoutAGoodByeOfItsOwn_HearTheUsualOne()
    {
        var call = Call.At("Is_Leads", Household with { LeadThreshold = 100 });
        call.Says("le chat dort").Says("le chat dort").Then().Says("le chat dort");
        call.EndsWith(Disposition.NotInterested).Spoken.Last().ShouldBe(Household.Texts[Prompt.NotLeadEnd].Text);
    }

    [Fact]
    public void Recordings_AreThoseOfTheFullWording()
    {
        var recorded = Scripts.Savings with
        {
            Rail = [.. Scripts.Savings.Rail.Select(s => s with { AudioPath = s.Name + ".wav" })],
        };
        var call = Call.Answered(recorded);
        Path(call).ShouldBe("Hello.wav");
        Path(call.Says("oui")).ShouldBe("Q1.wav");
        Path(call.Says("pardon")).ShouldBeNull("the short wording was not recorded");
        Path(call.Says("pardon")).ShouldBe("Q1.wav");
        Path(call.Says("oui").Says("oui").Says("oui").Says("oui").Says("demain")).ShouldBe("Bye.wav");

        static string? Path(Call call) => call.Actions.OfType<CallAction.Say>().Last().AudioPath;
    }

    [Fact]
    public void Nothing_SaidAtConfirmTime_IsAskedAgainAsAnywhere()
    {
        var call = Call.At("Confirm_Time").Then();
        call.Says("").DecidedBy("step.reprompted").Says("").DecidedBy("step.simplified").Then();
        call.Says("").DecidedBy("step.given_up").AgentSays("C'est noté. Un conseiller vous appellera. Au revoir.");
        call.EndsWith(Disposition.Lead).Result.Values.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("allô")]
    public void Nothing_SaidWhereAValueIsExpected_IsNoValue(string words)
    {
        var call = Call.At("Q1", Household).Says(words).DecidedBy("step.reprompted").Then();
        call.Says(words).DecidedBy("step.simplified");
        call.Spoken.Last().ShouldBe("Votre âge ?");
        call.Says(words).DecidedBy("step.given_up").State.Step.Name.ShouldBe("Q2");
        call.Result.Values.ShouldBeEmpty();
        call.Result.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void Values_AreAnsweredOrKept()
    {
        var call = Call.At("Q1", Household).Says("quarante ans").DecidedBy("step.answered");
        call.Says("quatre").DecidedBy("step.kept");
        call.Says("je travaille à la mairie").DecidedBy("step.kept").State.Step.Name.ShouldBe("Is_Leads");
        call.Result.Values[^1].ShouldBe(new StepValue("Q3", "je travaille à la mairie"));
    }

    [Theory]
    [InlineData("Hello", "oui rappelez-moi demain")]
    [InlineData("Is_Leads", "rappelez-moi demain")]
    [InlineData("Is_Leads", "non rappelez-moi plus tard")]
    public void Callback_ThatAcceptsNoOffer_EndsTheCall(string step, string words) =>
        Call.At(step).Says(words).DecidedBy("callback").EndsWith(Disposition.Callback).Result.CallbackWords.ShouldBe(words);

    [Fact]
    public void Noise_BegunTwiceOverAnAnswer_StillAnswersNothingAfterIt() =>
        Call.At("Q1")
            .Interrupts("c'est combien")
            .StartsSpeaking()
            .StartsSpeaking()
            .Send(new CallInput.CallerSaid("d'accord", Ear.Speech, 1))
            .DecidedBy("barge_in.back_channel");
}
