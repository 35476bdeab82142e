using System.CommandLine;
using System.Globalization;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>match</c>: what the agent understands of one utterance, and why.</summary>
internal static class MatchCommand
{
    public static Command Create(Option<bool> json)
    {
        var text = new Argument<string>("text") { Description = "What a caller says." };
        var theme = CommonOptions.Theme();
        var language = CommonOptions.Language();
        var own = new Option<FileInfo?>("--catalogue") { Description = "A company's own entries, besides the shipped ones." };
        var command = new Command("match", "Show what the agent understands of an utterance, and why.")
        {
            text,
            theme,
            language,
            own,
        };
        command.SetAction(parsed =>
        {
            var terminal = Terminal.Open(parsed.GetValue(json));
            var catalogue = CatalogueFiles.TryOpen(
                parsed.GetRequiredValue(language),
                parsed.GetValue(theme),
                parsed.GetValue(own)?.FullName,
                terminal
            );
            return catalogue is null ? ExitCode.Usage : Show(parsed.GetRequiredValue(text), catalogue, terminal);
        });
        return command;
    }

    private static int Show(string text, Catalogue catalogue, Terminal terminal)
    {
        var match = catalogue.Match(text);
        var reading = IntentPack.For(catalogue.Language).Read(text);
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    entry = match.Entry?.Id,
                    answer = match.Entry?.Answer.Text,
                    match.Score,
                    threshold = Catalogue.Threshold,
                    match.MeantScore,
                    meant_threshold = Catalogue.MeantThreshold,
                    match.Best,
                    runner_up = match.RunnerUp,
                    runner_up_score = match.RunnerUpScore,
                    match.Evidence,
                    intent = reading,
                }
            );
        else
            Print(match, reading, terminal);
        return ExitCode.Done;
    }

    private static void Print(CatalogueMatch match, Reading reading, Terminal terminal)
    {
        var table = new Table().AddColumns("", "understood as", "score", "by the words");
        table.AddRow("intent", reading.Intent.ToString(), Number(reading.Score), Words(reading.Evidence));
        if (reading.RunnerUp is { } next)
            table.AddRow("next", next.ToString(), Number(reading.RunnerUpScore), "");
        table.AddRow("entry", match.Best ?? "none", Number(match.Score), Words(match.Evidence));
        table.AddRow("next", match.RunnerUp ?? "none", Number(match.RunnerUpScore), "");
        terminal.Results.Write(table);
        terminal.Results.WriteLine(
            match.Entry is { } entry ? entry.Answer.Text : "Nothing in the catalogue is sure enough: no answer is given from it."
        );
    }

    private static string Words(IEnumerable<string> evidence) => Markup.Escape(string.Join(" · ", evidence));

    private static string Number(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);
}
