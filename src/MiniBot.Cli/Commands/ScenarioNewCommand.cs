using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MiniBot.Cli.Commands.ScenarioNew;
using MiniBot.Conversation.Scenarios;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>scenario new</c>: makes a scenario file, in a dialogue where a person is there, by options alone otherwise.</summary>
internal static class ScenarioNewCommand
{
    public static Command Create(Option<bool> json)
    {
        var options = new DraftOptions();
        var output = new Option<string?>("--output", "-o") { Description = "The file to write (default: the name with .yaml)." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var language = new Option<string?>("--lang")
        {
            Description = "The language of the dialogue and of the comments, fr or en (default: the user's).",
        };
        language.AcceptOnlyFromAmong("fr", "en");
        var command = new Command("new", "Make a scenario: asks where a person is there; with all it needs given, asks nothing.")
        {
            output,
            force,
            language,
        };
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction(parsed =>
            Run(
                options.Read(parsed),
                parsed.GetValue(output),
                parsed.GetValue(force),
                DialogueTexts.For(parsed.GetValue(language) ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
                Terminal.Open(parsed.GetValue(json))
            )
        );
        return command;
    }

    private static int Run(DraftInput input, string? output, bool force, DialogueTexts texts, Terminal terminal)
    {
        var asks = !input.IsComplete;
        if (asks && !terminal.CanAsk)
            return terminal.Refuse(
                $"missing: {string.Join(", ", input.Missing)}. Give them, or run this in a terminal to be asked.",
                ExitCode.Usage
            );
        if (output is not null && !force && Path.Exists(output))
            return RefuseExisting(output, terminal);
        var draft = (asks ? new ScenarioDialogue(terminal.Messages, texts).Complete(input) : input).ToDraft();
        if (draft.FindFault() is { } fault)
            return terminal.Refuse(fault, ExitCode.Usage);
        var path = output ?? draft.Name + ".yaml";
        var text = ScenarioYaml.Write(draft, texts);
        switch (ScenarioReader.Read(text, Path.GetFileName(path)))
        {
            case ScenarioOutcome.Invalid { Errors: var errors }:
                ScenarioFile.Explain(errors, terminal);
                return terminal.Refuse(texts.NotWritten, ExitCode.Usage);
            case ScenarioOutcome.Valid when !force && Path.Exists(path):
                return RefuseExisting(path, terminal);
            case ScenarioOutcome.Valid { Scenario: var scenario } when asks && !Confirm(scenario, path, texts, terminal):
                return terminal.Refuse(texts.NotWritten);
            case ScenarioOutcome.Valid { Scenario: var scenario }:
                WriteWhole(path, text, force);
                Tell(scenario, path, texts, terminal);
                return ExitCode.Done;
            default:
                throw new UnreachableException();
        }
    }

    private static int RefuseExisting(string path, Terminal terminal) =>
        terminal.Refuse($"{path} is there already: give --force to replace it, or --output for another file", ExitCode.Usage);

    /// <summary>Shows what was made, and asks whether it is to be kept.</summary>
    private static bool Confirm(Scenario scenario, string path, DialogueTexts texts, Terminal terminal)
    {
        var console = terminal.Messages;
        console.WriteLine();
        console.Write(new Panel(new Text(scenario.Disclosure)).Header(Markup.Escape(texts.Disclosure)).Border(BoxBorder.Rounded));
        console.WriteLine();
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "", "");
        foreach (var step in scenario.Rail)
            table.AddRow(
                new Text(step.Name),
                new Text(step.Message.Text),
                new Text(step.IsDetermining ? string.Create(CultureInfo.InvariantCulture, $"{step.Points} points") : "")
            );
        console.Write(table);
        console.WriteLine();
        return new ScenarioDialogue(console, texts).Agrees(
            string.Format(CultureInfo.InvariantCulture, texts.Write, path),
            standard: true
        );
    }

    /// <summary>The file is there whole, or not at all.</summary>
    private static void WriteWhole(string path, string text, bool force)
    {
        var beside = $"{Path.GetFullPath(path)}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.tmp";
        try
        {
            File.WriteAllText(beside, text);
            File.Move(beside, path, overwrite: force);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void Tell(Scenario scenario, string path, DialogueTexts texts, Terminal terminal)
    {
        var next = new[]
        {
            $"minibot scenario validate {path}",
            $"minibot scenario show {path}",
            $"minibot call sip:me@192.168.1.20 --scenario {path} --own-device",
        };
        var offer = scenario.Rail.Single(s => s.Kind == StepKind.IsLeads).Points;
        if (100 - offer >= scenario.LeadThreshold)
            terminal.Note(texts.WithoutOffer);
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(
                new
                {
                    file = path,
                    scenario.Name,
                    scenario.Disclosure,
                    points = scenario.Rail.Where(s => s.IsDetermining).ToDictionary(s => s.Name, s => s.Points),
                    next,
                }
            );
            return;
        }

        terminal.Results.WriteLine(string.Format(CultureInfo.InvariantCulture, texts.Written, path));
        terminal.Results.WriteLine(texts.Next);
        foreach (var command in next)
            terminal.Results.WriteLine($"  {command}");
    }
}
