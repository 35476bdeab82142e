using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Matching;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>The shipped texts from which the agent learns to understand. A fault in them is a bug, hence an exception.</summary>
internal static class TrainingData
{
    private static readonly ConcurrentDictionary<(string Language, Theme Theme), ImmutableArray<CatalogueEntry>> Catalogues =
        new();
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, ImmutableArray<string>>> HeldOutById = new(
        StringComparer.Ordinal
    );
    private static readonly ConcurrentDictionary<string, Lexicon> Lexicons = new(StringComparer.Ordinal);

    /// <summary>The general entries and a theme's.</summary>
    public static ImmutableArray<CatalogueEntry> Entries(string language, Theme theme) =>
        theme == Theme.General
            ? OwnEntries(language, theme)
            : [.. OwnEntries(language, Theme.General), .. OwnEntries(language, theme)];

    /// <summary>A theme's entries without the general ones.</summary>
    public static ImmutableArray<CatalogueEntry> OwnEntries(string language, Theme theme) =>
        Catalogues.GetOrAdd((language, theme), key => ReadEntries(key.Language, key.Theme));

    /// <summary>What people say that no entry answers, whatever the theme, by kind.</summary>
    public static IEnumerable<TrainingExample> Negatives(string language) => Lines($"training/negatives.{language}.tsv");

    /// <summary>What people say, by intent.</summary>
    public static IEnumerable<TrainingExample> Intents(string language) => Lines($"training/intents.{language}.tsv");

    /// <summary>Ways to raise an entry that nothing was learnt from; its own phrases where there are none.</summary>
    public static ImmutableArray<string> HeldOut(string language, CatalogueEntry entry) =>
        HeldOutById.GetOrAdd(language, ReadHeldOut).GetValueOrDefault(entry.Id, entry.Phrases);

    /// <summary>What is known of the language's words.</summary>
    public static Lexicon Lexicon(string language) => Lexicons.GetOrAdd(language, ReadLexicon);

    /// <summary>Words that answer a question by themselves.</summary>
    public static FrozenSet<string> YesOrNo(string language) =>
        EmbeddedDocument.Read($"lexicon/{language}.yaml").Texts("yes_or_no").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A model made when this assembly was built; null where there is none, so that it must be made now.</summary>
    public static LinearModel? Model(string name)
    {
        using var stream = EmbeddedDocument.TryOpen(name);
        return stream is null ? null : LinearModel.Read(stream);
    }

    private static ImmutableArray<CatalogueEntry> ReadEntries(string language, Theme theme)
    {
        using var pack = EmbeddedDocument.TryOpen(EntryPack.Name(language, theme));
        return pack is null ? ReadCatalogue(language, theme) : EntryPack.Read(pack);
    }

    private static ImmutableArray<CatalogueEntry> ReadCatalogue(string language, Theme theme)
    {
        var name = $"objections/{theme.ToString().ToLowerInvariant()}.{language}.yaml";
        return CatalogueReader.Read(EmbeddedDocument.ReadText(name), name) switch
        {
            CatalogueOutcome.Valid { File.Entries: var entries } => entries,
            CatalogueOutcome.Invalid { Errors: var errors } => throw new InvalidDataException(string.Join('\n', errors)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Lexicon ReadLexicon(string language)
    {
        var pack = EmbeddedDocument.Read($"intents/{language}.yaml");
        var lexicon = EmbeddedDocument.Read($"lexicon/{language}.yaml");
        var concepts = (DocumentNode.Mapping)lexicon.Find("concepts")!.Value;
        return new Lexicon(
            pack.Texts("fillers").Concat(pack.Texts("silent")),
            lexicon.Texts("negations"),
            concepts.Entries.Select(concept => concepts.Texts(concept.Key.Value))
        )
        {
            WriteSound = LanguagePack.For(language).WriteSound,
        };
    }

    private static FrozenDictionary<string, ImmutableArray<string>> ReadHeldOut(string language) =>
        Lines($"eval/objections.{language}.tsv")
            .GroupBy(line => line.Label)
            .ToFrozenDictionary(
                lines => lines.Key,
                lines => lines.Select(l => l.Text).ToImmutableArray(),
                StringComparer.Ordinal
            );

    private static IEnumerable<TrainingExample> Lines(string name)
    {
        foreach (var line in EmbeddedDocument.ReadText(name).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t');
            if (tab < 0)
                throw new InvalidDataException($"{name}: the line '{line}' has no tab between label and utterance.");
            yield return new TrainingExample(line[..tab], line[(tab + 1)..].TrimEnd('\r'));
        }
    }
}
