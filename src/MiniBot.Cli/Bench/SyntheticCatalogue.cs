using System.Text;

namespace MiniBot.Cli.Bench;

/// <summary>A company's catalogue file of any number of made-up entries, three phrases each; always the same.</summary>
internal static class SyntheticCatalogue
{
    private static readonly string[] Onsets = ["b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v"];
    private static readonly string[] Vowels = ["a", "i", "o", "ou", "u"];

    /// <summary>The file's text.</summary>
    public static string TextOf(int entries)
    {
        var text = new StringBuilder("language: fr\ntheme: general\nentries:\n");
        for (var i = 0; i < entries; i++)
        {
            text.Append(
                $"""
                  - id: bench.faq.n{i}
                    type: faq
                    answer: Réponse {i}.
                    phrases:

                """
            );
            foreach (var phrase in Phrases(i))
                text.Append($"      - {phrase}\n");
        }

        return text.ToString();
    }

    /// <summary>The ways to raise an entry.</summary>
    private static IEnumerable<string> Phrases(int entry)
    {
        var (thing, other) = (Word(entry), Word((entry * 7) + 13));
        yield return $"est-ce que vous avez un {thing} {other}";
        yield return $"je cherche le {thing} avec {other}";
        yield return $"et pour {thing} {other} comment ça se passe";
    }

    // Three syllables: 216,000 words.
    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var syllable = 0; syllable < 3; syllable++)
        {
            word.Append(Onsets[number % Onsets.Length]);
            number /= Onsets.Length;
            word.Append(Vowels[number % Vowels.Length]);
            number /= Vowels.Length;
        }

        return word.ToString();
    }
}
