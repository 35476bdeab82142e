using System.Globalization;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Tests.Rails;

public class RailValueTests
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
          Q1: {message: Quel âge avez-vous ?, short: Votre âge ?, determining: true, weight: 30, expects: number, min: 18, max: 120, at_least: 30, at_most: 65, unit: ans}
          Q2:
            message: Maison ou appartement ?
            determining: true
            weight: 30
            expects: choice
            choices: {maison: [pavillon, villa], appartement: [(appart|studio)], péniche: }
            positive: [maison, péniche]
          Q3: {message: Combien de personnes ?, short: Combien ?, expects: number, min: 1, max: 20, unit: personnes, choices: {1: [seul, seule]}}
          Is_Leads: {message: D'accord ?, determining: true, weight: 40}
          Confirm_Time: {message: Quand ?}
          Bye: {message: Au revoir.}
        """
    );

    private static Call AtQ(int number)
    {
        var call = Call.Answered(Household).Says("oui");
        if (number > 1)
            call.Says("quarante ans");
        if (number > 2)
            call.Says("une maison");
        call.State.Step.Name.ShouldBe($"Q{number}");
        return call.Then();
    }

    [Theory]
    [InlineData("j'ai quarante-cinq ans", 45, 30)]
    [InlineData("30", 30, 30)]
    [InlineData("soixante-cinq", 65, 30)]
    [InlineData("vingt-neuf ans", 29, 0)]
    [InlineData("soixante-six", 66, 0)]
    [InlineData("on est deux et moi j'ai cinquante ans", 50, 30)]
    public void Number_AtADeterminingStep_EarnsItsPointsWithinTheRange(string said, int value, int points)
    {
        var call = AtQ(1).Says(said);
        call.State.Step.Name.ShouldBe("Q2");
        var reason = call.Result.Reasons.ShouldHaveSingleItem();
        (reason.Step, reason.Points, reason.Utterance).ShouldBe(("Q1", points, said));
        call.Result.Values.ShouldBe([new StepValue("Q1", said, new AnswerValue.Number(value, "ans"))]);
    }

    [Theory]
    [InlineData("ça dépend des jours")]
    [InlineData("douze ans")]
    [InlineData("cent trente")]
    [InlineData("je ne sais pas")]
    public void Number_MissingOrOutOfRange_IsAskedAgainOnceThenKeptAsWords(string said)
    {
        var call = AtQ(1).Says(said);
        call.AgentSays("Pardon, je n'ai pas bien compris.", "Quel âge avez-vous ?");
        call.State.Step.Name.ShouldBe("Q1");
        call.Result.Values.ShouldBeEmpty();
        call.Says(said).AgentSays("Maison ou appartement ?");
        call.Result.Values.ShouldBe([new StepValue("Q1", said)]);
        call.Result.Reasons.ShouldHaveSingleItem().Points.ShouldBe(0);
    }

    [Fact]
    public void Number_GivenWhenAskedAgain_IsTaken()
    {
        var call = AtQ(1).Says("pourquoi pas").Says("quarante");
        call.State.Step.Name.ShouldBe("Q2");
        call.Result.Score.ShouldBe(30);
    }

    [Theory]
    [InlineData("une maison", "maison", 30)]
    [InlineData("un pavillon en banlieue", "maison", 30)]
    [InlineData("deux villas", "maison", 30)]
    [InlineData("un studio", "appartement", 0)]
    [InlineData("pas une maison un appart", "appartement", 0)]
    [InlineData("une péniche", "péniche", 30)]
    public void Choice_ByNameOrSynonym_IsStoredAndEarnsWhatItIsWorth(string said, string name, int points)
    {
        var call = AtQ(2).Says(said);
        call.State.Step.Name.ShouldBe("Q3");
        call.Result.Values[^1].ShouldBe(new StepValue("Q2", said, new AnswerValue.Choice(name)));
        call.Result.Reasons[^1].Points.ShouldBe(points);
    }

    [Theory]
    [InlineData("les deux maison et appartement")]
    [InlineData("oui")]
    [InlineData("une caravane")]
    public void Choice_NoneOrSeveral_IsAskedAgain(string said) =>
        AtQ(2).Says(said).AgentSays("Pardon, je n'ai pas bien compris.", "Maison ou appartement ?");

    [Theory]
    [InlineData("quatre", 4)]
    [InlineData("on est trois", 3)]
    [InlineData("je vis seule", 1)]
    [InlineData("une personne", 1)]
    [InlineData("une", 1)]
    [InlineData("mes deux enfants et moi donc trois personnes", 3)]
    [InlineData("deux non trois", 3)]
    public void Number_AtAnInformativeStep_IsStored(string said, int value)
    {
        var call = AtQ(3).Says(said).AgentSays("D'accord ?");
        call.Result.Values[^1].ShouldBe(new StepValue("Q3", said, new AnswerValue.Number(value, "personnes")));
        call.Result.Reasons.Select(r => r.Step).ShouldBe(["Q1", "Q2"]);
    }

    [Fact]
    public void Callback_WithATime_IsWorkedOutInTheDefaultZone()
    {
        var call = Call.Answered().Says("rappelez-moi mardi après quatorze heures").EndsWith(Disposition.Callback);
        var time = call.Result.CallbackTime.ShouldNotBeNull();
        time.From.ShouldBe(new DateTimeOffset(2026, 3, 3, 14, 0, 0, TimeSpan.FromHours(1)));
        time.Precision.ShouldBe(CallbackPrecision.Hours);
        time.Evidence.ShouldBe("mardi apres quatorze heures");
    }

    [Fact]
    public void Callback_WithoutATime_KeepsTheWordsAlone()
    {
        var result = Call.Answered().Says("rappelez-moi plus tard").Result;
        (result.CallbackWords, result.CallbackTime).ShouldBe(("rappelez-moi plus tard", null));
    }

    [Theory]
    [InlineData("Indian/Reunion", "2026-03-03T09:00:00+04:00")]
    [InlineData("Mars/Olympus", "2026-03-03T09:00:00+01:00")]
    [InlineData("", "2026-03-03T09:00:00+01:00")]
    public void Callback_InAZoneOfItsOwn_IsReplayedIdentically(string zone, string from)
    {
        var call = new Call(zone: zone).Picks().Listens().Says("rappelez-moi demain à neuf heures");
        var expected = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture);
        call.Result.CallbackTime!.From.ShouldBe(expected);
        var journal = JournalReader.Read(new StringReader(call.Journal)).ShouldBeOfType<JournalOutcome.Read>().Journal;
        Replay.Run(Scripts.Savings, journal).End.Result.CallbackTime.ShouldBe(call.Result.CallbackTime);
    }
}
