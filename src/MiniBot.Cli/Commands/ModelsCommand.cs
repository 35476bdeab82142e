using System.CommandLine;
using System.Globalization;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Offers;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>models list | pull | verify</c>: the speech models of this machine.</summary>
internal static class ModelsCommand
{
    public static Command Create(Option<bool> json) =>
        new("models", "Speech models: what is there, from where, under which licence.")
        {
            CreateList(json),
            ModelsPullCommand.Create(json),
            ModelsVerifyCommand.Create(json),
        };

    /// <summary>A length for people.</summary>
    public static string Megabytes(long bytes, bool isExact = true) =>
        string.Create(CultureInfo.InvariantCulture, $"{(isExact ? "" : "≈ ")}{Math.Max(0.1, bytes / 1e6):0.#} MB");

    /// <summary>A state as it is written.</summary>
    public static string Word(ModelPresence presence) => presence.ToString().ToLowerInvariant();

    private static Command CreateList(Option<bool> json)
    {
        var list = new Command("list", "List the models that can be had and those that are there, and the recommended sets.");
        list.SetAction(
            async (parsed, cancelled) =>
            {
                var terminal = Terminal.Open(parsed.GetValue(json));
                var models = new ModelCatalog(ModelCatalog.DefaultFolder());
                var entries = await terminal.WorkAsync(
                    "models looked at",
                    progress => Task.Run(() => ModelInventory.Survey(models, ModelOffers.Shipped, progress), cancelled)
                );
                if (terminal.WantsJson)
                    WriteJson(models, entries);
                else
                    Show(models, entries, terminal);
                return ExitCode.Done;
            }
        );
        return list;
    }

    private static void WriteJson(ModelCatalog models, IReadOnlyList<ModelEntry> entries) =>
        Terminal.WriteJson(
            new
            {
                folder = models.Folder,
                models = entries.Select(entry => new
                {
                    name = entry.Path[(entry.Path.IndexOf('/', StringComparison.Ordinal) + 1)..],
                    entry.Path,
                    state = Word(entry.Presence),
                    entry.Detail,
                    entry.Offer?.Engine,
                    entry.Offer?.Language,
                    entry.Offer?.Purpose,
                    entry.Offer?.Bytes,
                    licence = entry.Offer?.Licence.Name,
                    licence_url = entry.Offer?.Licence.Url,
                    needs_acceptance = entry.Offer?.Licence.NeedsAcceptance,
                }),
                sets = ModelOffers.Shipped.Sets,
            }
        );

    private static void Show(ModelCatalog models, IReadOnlyList<ModelEntry> entries, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("model", "for", "language", "size", "licence", "state");
        foreach (var entry in entries)
            table.AddRow(
                Markup.Escape(entry.Path),
                Markup.Escape(entry.Offer?.Purpose ?? "your own"),
                entry.Offer?.Language ?? "",
                entry.Offer is { } offer ? Megabytes(offer.Bytes, offer.Files.All(file => file.IsExact)) : "",
                Markup.Escape(entry.Offer?.Licence.Name ?? "see its LICENSE.md"),
                Markup.Escape(entry.Detail is null ? Word(entry.Presence) : $"{Word(entry.Presence)}: {entry.Detail}")
            );
        terminal.Results.Write(table);
        foreach (var set in ModelOffers.Shipped.Sets)
            terminal.Results.WriteLine($"{set.Name}: {set.Purpose} ({string.Join(", ", set.Models)})");
        terminal.Note($"in {models.Folder}; get one with minibot models pull NAME, or a set with minibot models pull fr-good");
    }
}
