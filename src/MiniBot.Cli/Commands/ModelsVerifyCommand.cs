using System.CommandLine;
using System.Text.Json;
using MiniBot.Cli.Agents;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Offers;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>models verify</c>: checksums, and a trial of each model in a process of its own.</summary>
internal static class ModelsVerifyCommand
{
    public static Command Create(Option<bool> json)
    {
        var name = new Argument<string?>("name")
        {
            Description = "A model or a set; by default every model that is there.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("verify", "Check every checksum, and load each model in a process that may die of it.")
        {
            name,
        };
        command.SetAction(
            (parsed, cancelled) => RunAsync(parsed.GetValue(name), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(string? name, Terminal terminal, CancellationToken cancelled)
    {
        var models = new ModelCatalog(ModelCatalog.DefaultFolder());
        var paths = PathsOf(name, models);
        if (paths.Count == 0 && name is not null)
            return terminal.Refuse($"there is no model and no set '{name}'; minibot models list shows them", ExitCode.Usage);
        var verification = new ModelVerification(
            models,
            ModelOffers.Shipped,
            AgentVoice.SpeechOptions(TimeProvider.System).Probe!
        );
        var verdicts = new List<ModelVerdict>();
        await terminal.WorkAsync(
            "models verified",
            async progress =>
            {
                foreach (var path in paths)
                {
                    verdicts.Add(await verification.VerifyAsync(path, cancelled));
                    progress.Report(verdicts.Count);
                }

                return verdicts.Count;
            }
        );
        if (terminal.WantsJson)
            Terminal.WriteJson(new { sound = verdicts.All(verdict => verdict.IsSound), models = verdicts.Select(Describe) });
        else
            Show(verdicts, terminal);
        return verdicts.All(verdict => verdict.IsSound) ? ExitCode.Done : ExitCode.Failed;
    }

    private static IReadOnlyList<string> PathsOf(string? name, ModelCatalog models)
    {
        if (name is null)
            return models.Names;
        var offers = ModelOffers.Shipped.Find(name);
        return offers.Count > 0
            ? [.. offers.Select(offer => offer.Path)]
            : [.. models.Names.Where(path => path == name || path.EndsWith($"/{name}", StringComparison.Ordinal))];
    }

    private static object Describe(ModelVerdict verdict) =>
        new
        {
            verdict.Entry.Path,
            sound = verdict.IsSound,
            checksums = ModelsCommand.Word(verdict.Entry.Presence),
            loads = Word(verdict.Probe),
            verdict.Detail,
        };

    private static void Show(IReadOnlyList<ModelVerdict> verdicts, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "model", "checksums", "loads", "");
        foreach (var verdict in verdicts)
            table.AddRow(
                verdict.IsSound ? "[green]✓[/]" : "[red]✗[/]",
                Markup.Escape(verdict.Entry.Path),
                ModelsCommand.Word(verdict.Entry.Presence),
                Word(verdict.Probe),
                Markup.Escape(verdict.Detail ?? "")
            );
        terminal.Results.Write(table);
        foreach (var verdict in verdicts.Where(verdict => !verdict.IsSound && verdict.Entry.Offer is not null))
            terminal.Note($"minibot models pull {verdict.Entry.Offer!.Name}");
    }

    private static string Word(ProbeVerdict? verdict) =>
        verdict is { } tried ? JsonNamingPolicy.SnakeCaseLower.ConvertName(tried.ToString()) : "not_tried";
}
