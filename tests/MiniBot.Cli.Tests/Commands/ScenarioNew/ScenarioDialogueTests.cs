using MiniBot.Cli.Commands.ScenarioNew;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Tests.Commands.ScenarioNew;

public sealed class ScenarioDialogueTests
{
    [Theory]
    [InlineData("fr", "Quelle société appelle ?")]
    [InlineData("en", "Which company calls?")]
    public void Complete_NothingKnown_AsksForEverything(string language, string question)
    {
        using var console = new ScriptedConsole();
        console.Types("bad name", "essai");
        console.Presses(ConsoleKey.Enter);
        console.Types("", "Soléane", "Banque Mistral", "votre épargne", "Nina", "anne");
        console.Presses(ConsoleKey.DownArrow, ConsoleKey.Enter);
        console.Presses(ConsoleKey.Enter);
        console.Presses(ConsoleKey.Enter);
        console.Types("Un ?", "", "Deux ?", "Deux, oui ou non ?", "Trois ?", "", "");
        console.Presses(ConsoleKey.Spacebar, ConsoleKey.Enter);
        console.Types("999", "80", language == "fr" ? "o" : "y", "10", "", "50");

        var input = new ScenarioDialogue(console, DialogueTexts.For(language)).Complete(new DraftInput());

        console.Shown.ShouldContain(question);
        console.IsReadToTheEnd.ShouldBeTrue();
        input.IsComplete.ShouldBeTrue();
        input.Name.ShouldBe("essai");
        input.Language.ShouldBe("fr");
        input.Company.ShouldBe("Soléane");
        input.Voice.ShouldBe("anne");
        input.Theme.ShouldBe(Theme.Finance);
        input.Objective.ShouldBe(Objective.Appointment);
        input.Personality.ShouldBe(Personality.Professional);
        input.Questions.ShouldBe([new("Un ?", null), new("Deux ?", "Deux, oui ou non ?"), new("Trois ?", null)]);
        input.Determining!.Value.ShouldBe(["Q2", "Q3"]);
        input.Threshold.ShouldBe(80);
        input.Weights.ShouldBe(
            new Dictionary<string, int>
            {
                ["Q2"] = 10,
                ["Q3"] = 32,
                ["Is_Leads"] = 50,
            },
            ignoreOrder: true
        );
    }

    [Fact]
    public void Complete_MuchKnown_AsksOnlyForTheRest()
    {
        using var console = new ScriptedConsole();
        console.Types("Soléane", "n");
        var known = new DraftInput
        {
            Name = "essai",
            Language = "en",
            Principal = "Banque Mistral",
            Purpose = "votre épargne",
            Telemarketer = "Nina",
            Voice = "anne",
            Theme = Theme.Energy,
            Objective = Objective.Lead,
            Personality = Personality.Calm,
            Questions = [new("Un ?", null), new("Deux ?", null), new("Trois ?", null)],
            Determining = ["Q1"],
            Threshold = 50,
        };

        var input = new ScenarioDialogue(console, DialogueTexts.For("fr")).Complete(known);

        input.ShouldBe(known with { Company = "Soléane" });
    }
}
