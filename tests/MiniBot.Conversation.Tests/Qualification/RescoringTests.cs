using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Rails;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Qualification;

public class RescoringTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private static Scenario Changed(string find, string replace) =>
        Scripts.Parse(Scripts.TextOf("demo-epargne.yaml").Replace(find, replace, StringComparison.Ordinal));

    [Fact]
    public void Score_BySameRules_IsTheSame()
    {
        var result = Call.At("Q1").Says("oui").Says("non").Says("oui").Says("oui").Says("demain").Result;
        result.Answers.Select(a => a.Step).ShouldBe(["Hello", "Q1", "Q2", "Q3", "Is_Leads", "Confirm_Time"]);
        var again = Rescoring.Score(Scripts.Savings, result.Disposition, refused: false, result.Answers);
        (again.Score, again.Disposition).ShouldBe((80, Disposition.Lead));
        again.Reasons.ShouldBe(result.Reasons);
    }

    [Fact]
    public void Score_HigherThreshold_TakesTheLeadBack()
    {
        var result = Call.At("Q1").Says("oui").Says("non").Says("oui").Says("oui").Says("demain").Result;
        var again = Rescoring.Score(
            Changed("lead_threshold: 70", "lead_threshold: 81"),
            result.Disposition,
            false,
            result.Answers
        );
        (again.Score, again.Disposition).ShouldBe((80, Disposition.NotInterested));
    }

    [Theory]
    [InlineData(80, Disposition.Lead)]
    [InlineData(81, Disposition.NotInterested)]
    public void Score_AtTheThreshold_IsALead(int threshold, Disposition disposition)
    {
        var answers = Call.At("Q1").Says("oui").Says("non").Says("oui").Says("oui").Says("demain").Result.Answers;
        var changed = Changed("lead_threshold: 70", $"lead_threshold: {threshold}");
        Rescoring.Score(changed, Disposition.Lead, refused: false, answers).Disposition.ShouldBe(disposition);
    }

    [Fact]
    public void Score_OfNothing_IsRefused()
    {
        Should
            .Throw<ArgumentNullException>(() => Rescoring.Score(null!, Disposition.Lead, false, []))
            .ParamName.ShouldBe("scenario");
        Should
            .Throw<ArgumentNullException>(() => Rescoring.Score(Scripts.Savings, Disposition.Lead, false, null!))
            .ParamName.ShouldBe("answers");
    }

    [Fact]
    public void Score_OtherWeights_MakesALead()
    {
        var result = Call.At("Q1").Says("non").Says("non").Says("oui").Says("oui").Result;
        result.Disposition.ShouldBe(Disposition.NotInterested);
        var again = Rescoring.Score(Changed("weight: 35", "weight: 200"), result.Disposition, false, result.Answers);
        (again.Score, again.Disposition).ShouldBe((83, Disposition.Lead));
        again.Reasons.Select(r => r.Points).ShouldBe([0, 0, 8, 75]);
        again.Reasons.Select(r => r.Utterance).ShouldBe(["non", "non", "oui", "oui"]);
    }

    [Fact]
    public void Score_StepMadeDetermining_CountsItsAnswer()
    {
        var changed = Changed(
            "    short: Une minute, oui ou non ?",
            "    short: Une minute, oui ou non ?\n    determining: true\n    weight: 100"
        );
        StepAnswer[] answers = [new("Hello", Intent.Affirm, "oui", null, At), new("Q1", Intent.Deny, "non", null, At)];
        var again = Rescoring.Score(changed, Disposition.HungUp, false, answers);
        again.Score.ShouldBe(50);
        again.Disposition.ShouldBe(Disposition.HungUp);
    }

    [Theory]
    [InlineData(Disposition.OptOut, false)]
    [InlineData(Disposition.WrongNumber, false)]
    [InlineData(Disposition.Callback, false)]
    [InlineData(Disposition.HungUp, false)]
    [InlineData(Disposition.NotInterested, true)]
    public void Score_CallThatEndedOtherwise_KeepsItsDisposition(Disposition disposition, bool refused)
    {
        StepAnswer[] answers =
        [
            .. new[] { "Q1", "Q2", "Q3", "Is_Leads" }.Select(s => new StepAnswer(s, Intent.Affirm, "oui", null, At)),
        ];
        var again = Rescoring.Score(Scripts.Savings, disposition, refused, answers);
        (again.Score, again.Disposition).ShouldBe((100, disposition));
    }

    [Fact]
    public void Score_StepsNoLongerOnTheRail_EarnNothing()
    {
        StepAnswer[] answers = [new("Q9", Intent.Affirm, "oui", null, At), new("Confirm_Time", Intent.Affirm, "oui", null, At)];
        var again = Rescoring.Score(Scripts.Savings, Disposition.Lead, false, answers);
        (again.Score, again.Disposition).ShouldBe((0, Disposition.NotInterested));
        again.Reasons.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("j'ai quarante-cinq ans", 100)]
    [InlineData("25", 0)]
    [InlineData("je préfère ne pas le dire", 0)]
    public void Score_QuestionMadeANumber_ReadsTheWordsAgain(string utterance, int score)
    {
        var changed = Changed(
            "    determining: true\n    weight: 25\n",
            "    determining: true\n    weight: 1000\n    expects: number\n    at_least: 30\n"
        );
        var again = Rescoring.Score(
            Scripts.Parse(
                Scripts
                    .TextOf("demo-epargne.yaml")
                    .Replace(
                        "    weight: 25\n",
                        "    weight: 1000\n    expects: number\n    at_least: 30\n",
                        StringComparison.Ordinal
                    )
                    .Replace("weight: 20", "weight: 0", StringComparison.Ordinal)
                    .Replace("weight: 35", "weight: 0", StringComparison.Ordinal)
            ),
            Disposition.NotInterested,
            false,
            [new("Q1", Intent.Neutral, utterance, null, At)]
        );
        changed.Rail[1].Expects!.AtLeast.ShouldBe(30);
        again.Score.ShouldBe(score);
    }
}
