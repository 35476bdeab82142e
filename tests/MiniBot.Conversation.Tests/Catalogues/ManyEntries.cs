using System.Collections.Immutable;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Catalogues;

/// <summary>A company's file of any number of made-up entries, three phrases each.</summary>
internal static class ManyEntries
{
    private static readonly string[] Onsets = ["b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v"];
    private static readonly string[] Vowels = ["a", "i", "o", "ou", "u"];

    public static CatalogueFile File(int count) => new("fr", Theme.General, [.. Enumerable.Range(0, count).Select(Entry)]);

    private static CatalogueEntry Entry(int number)
    {
        var (thing, other) = (Word(number), Word((number * 7) + 13));
        ImmutableArray<string> phrases =
        [
            $"est-ce que vous avez un {thing} {other}",
            $"je cherche le {thing} avec {other}",
            $"et pour {thing} {other} comment ça se passe",
        ];
        return new CatalogueEntry
        {
            Id = $"acme.faq.n{number}",
            Theme = Theme.General,
            Type = EntryType.Faq,
            Answer = Template.Parse($"Réponse {number}."),
            Phrases = phrases,
        };
    }

    // Three syllables: 216,000 words.
    private static string Word(int number)
    {
        var syllables = Onsets.Length * Vowels.Length;
        return string.Concat(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                {
                    var at = number % syllables;
                    number /= syllables;
                    return Onsets[at / Vowels.Length] + Vowels[at % Vowels.Length];
                })
        );
    }
}
