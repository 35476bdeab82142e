using System.CommandLine;
using MiniBot.Audio.Ambience;
using MiniBot.Conversation.Scenarios;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>scenario</c>: making scenarios, and knowing what they do before anybody is called.</summary>
internal static class ScenarioCommand
{
    private const int TelephoneRateHz = 8000;

    public static Command Create(Option<bool> json) =>
        new("scenario", "Scenarios: what the agent says and asks.")
        {
            ScenarioNewCommand.Create(json),
            CreateValidate(json),
            ScenarioShowCommand.Create(json),
            ScenarioTestCommand.Create(json),
            CreateSchema(),
        };

    /// <summary>A scenario file, or the name of a shipped one.</summary>
    public static Argument<string> File() =>
        new("file") { Description = "A scenario, YAML or JSON; or the name of a shipped one." };

    private static Command CreateValidate(Option<bool> json)
    {
        var file = File();
        var validate = new Command("validate", "Check a scenario file; lists every mistake with its line and its mend.") { file };
        validate.SetAction(parsed => Validate(parsed.GetRequiredValue(file), Terminal.Open(parsed.GetValue(json))));
        return validate;
    }

    private static Command CreateSchema()
    {
        var schema = new Command("schema", "Print the JSON Schema of scenario files, by which editors complete and check them.");
        schema.SetAction(_ =>
            Console.Out.Write(System.IO.File.ReadAllText(DataFolder.PathOf("schemas", "scenario.schema.json")))
        );
        return schema;
    }

    private static int Validate(string file, Terminal terminal)
    {
        var outcome = WithBackground(file, ScenarioFile.Read(file));
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    file = Path.GetFileName(file),
                    valid = outcome is ScenarioOutcome.Valid,
                    errors = outcome is ScenarioOutcome.Invalid { Errors: var found } ? found : [],
                }
            );
        switch (outcome)
        {
            case ScenarioOutcome.Valid { Scenario: var scenario }:
                if (!terminal.WantsJson)
                    terminal.Results.WriteLine(
                        $"{Path.GetFileName(file)}: right. {scenario.Name}: {string.Join(" → ", scenario.Rail.Select(s => s.Name))}"
                    );
                return ExitCode.Done;
            case ScenarioOutcome.Invalid { Errors: var errors } when !terminal.WantsJson:
                ScenarioFile.Explain(errors, terminal);
                break;
            default:
                break;
        }

        return ScenarioFile.CanOpen(file) ? ExitCode.Failed : ExitCode.Usage;
    }

    /// <summary>What lies beside the scenario has to be right too: a background that cannot be played is a mistake of its key.</summary>
    private static ScenarioOutcome WithBackground(string file, ScenarioOutcome outcome)
    {
        const string key = "background_audio";
        if (outcome is not ScenarioOutcome.Valid { Scenario.Ambience.AudioPath: { } audio })
            return outcome;
        var path = ScenarioFile.FullPath(file);
        var beside = Path.Combine(Path.GetDirectoryName(path)!, audio);
        if (RecordedAmbience.TryLoad(beside, TelephoneRateHz, out _, out var problem))
            return outcome;
        var line = 1 + System.IO.File.ReadLines(path).TakeWhile(text => !text.Contains(key, StringComparison.Ordinal)).Count();
        return new ScenarioOutcome.Invalid([
            new ScenarioError(
                Path.GetFileName(path),
                line,
                1,
                key,
                problem,
                "give another WAV file, or write office, cafe or none"
            ),
        ]);
    }
}
