using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Scenarios;

public class ExpectedAnswerTests
{
    private const string Good = """
        name: essai
        language: fr
        telemarketer_name: Claire
        company_name: Soléane
        principal: Banque Mistral
        purpose: votre épargne
        rail: [Hello, Q1, Q2, Q3, Is_Leads, Confirm_Time, Bye]
        steps:
          Hello: {message: Une minute ?}
          Q1: {message: Un ?, KEYS}
          Q2: {message: Deux ?}
          Q3: {message: Trois ?}
          Is_Leads: {message: D'accord ?, determining: true}
          Confirm_Time: {message: Quand ?}
          Bye: {message: Au revoir.}
        """;

    [Fact]
    public void Read_ShippedEnergyScenario_ExpectsAChoiceAndANumber()
    {
        var home = Scripts.Energy.Rail.Single(s => s.Name == "Q2").Expects.ShouldNotBeNull();
        home.Kind.ShouldBe(AnswerKind.Choice);
        home.Choices.Select(c => c.Name).ShouldBe(["maison", "appartement"]);
        var people = Scripts.Energy.Rail.Single(s => s.Name == "Q4").Expects.ShouldNotBeNull();
        (people.Kind, people.Min, people.Max, people.Unit).ShouldBe((AnswerKind.Number, 1, 20, "personnes"));
    }

    [Theory]
    [InlineData("expects: number")]
    [InlineData("expects: number, min: 1, max: 1, choices: {1: [seul]}")]
    [InlineData("expects: date")]
    [InlineData("expects: text")]
    [InlineData("expects: yes_no, determining: true")]
    [InlineData("expects: choice, choices: [maison, appartement]")]
    [InlineData("expects: choice, choices: {maison: [villa], appartement: }, determining: true, positive: maison")]
    [InlineData("expects: number, determining: true, at_most: 3.5")]
    public void Read_RightKeys_AreTaken(string keys) => Scripts.Parse(With(keys)).Rail[1].Expects.ShouldNotBeNull();

    [Theory]
    [InlineData("expects: numbr", "expects", "did you mean 'number'? write one of: yes_no, number, date, choice, text")]
    [InlineData("expects: choice", "choices", "choices: [maison, appartement]")]
    [InlineData("expects: choice, choices: [maison]", "choices", "choices: [maison, appartement]")]
    [InlineData("expects: choice, choices: [maison, villa], determining: true", "positive", "positive: [maison]")]
    [InlineData(
        "expects: choice, choices: [maison, villa], determining: true, positive: [maisn]",
        "positive",
        "did you mean 'maison'?"
    )]
    [InlineData("expects: choice, choices: {maison: [((], villa: }", "choices", "write maison: [pavillon, villa]")]
    [InlineData("expects: number, determining: true", "at_least", "add at_least: or at_most:")]
    [InlineData("expects: number, min: 5, max: 4", "max", "write max: a number not below min")]
    [InlineData(
        "expects: number, determining: true, at_least: 5, at_most: 4",
        "at_most",
        "write at_most: a number not below at_least"
    )]
    [InlineData("expects: number, max: 4, determining: true, at_least: 5", "at_least", "write at_least: a number not above max")]
    [InlineData("expects: number, min: 4, determining: true, at_most: 3", "at_most", "write at_most: a number not below min")]
    [InlineData("expects: number, min: abc", "min", "write a number from 0 to 1000000000000")]
    [InlineData("expects: number, choices: {peu: [un peu]}", "choices", "choices of a number name numbers: {1: [seul, seule]}")]
    [InlineData("expects: number, at_least: 5", "at_least", "add determining: true, or remove at_least")]
    [InlineData("expects: date, determining: true", "expects", "write yes_no, number or choice, or remove determining")]
    [InlineData("min: 5", "min", "add expects: number, or remove min")]
    [InlineData("choices: [a, b]", "choices", "add expects: choice, or remove choices")]
    public void Read_WrongKeys_AreRefusedWithLineKeyAndMend(string keys, string key, string mend)
    {
        var error = Scripts.ErrorsOf(With(keys)).ShouldHaveSingleItem();
        (error.Key, error.Mend, error.Line).ShouldBe(($"steps.Q1.{key}", mend, 10));
    }

    [Fact]
    public void Read_ExpectsOutsideAQuestion_IsRefused() =>
        Scripts
            .ErrorsOf(
                With("short: Un ?")
                    .Replace("{message: Une minute ?}", "{message: Une ?, expects: text}", StringComparison.Ordinal)
            )
            .ShouldHaveSingleItem()
            .Key.ShouldBe("steps.Hello.expects");

    private static string With(string keys) => Good.Replace("KEYS", keys, StringComparison.Ordinal);
}
