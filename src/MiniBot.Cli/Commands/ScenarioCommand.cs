using System.CommandLine;
using MiniBot.Conversation.Scenarios;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>scenario validate</c>: is the file right, and if not, every mistake with its place and mend.</summary>
internal static class ScenarioCommand
{
    public static Command Create(Option<bool> json)
    {
        var file = new Argument<string>("file") { Description = "A scenario, YAML or JSON." };
        var validate = new Command("validate", "Check a scenario file; lists every mistake with its line and its mend.") { file };
        validate.SetAction(parsed => Validate(parsed.GetRequiredValue(file), Terminal.Open(parsed.GetValue(json))));
        return new Command("scenario", "Scenarios: what the agent says and asks.") { validate };
    }

    private static int Validate(string file, Terminal terminal)
    {
        var outcome = ScenarioFile.Read(file);
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    file = Path.GetFileName(file),
                    valid = outcome is ScenarioOutcome.Valid,
                    errors = outcome is ScenarioOutcome.Invalid { Errors: var found } ? found : [],
                }
            );
        else if (outcome is ScenarioOutcome.Valid { Scenario: var scenario })
            terminal.Results.WriteLine(
                $"{Path.GetFileName(file)}: right. {scenario.Name}: {string.Join(" → ", scenario.Rail.Select(s => s.Name))}"
            );
        else
            ScenarioFile.Explain(outcome, terminal);
        return outcome is ScenarioOutcome.Valid ? ExitCode.Done : ExitCode.Failed;
    }
}
