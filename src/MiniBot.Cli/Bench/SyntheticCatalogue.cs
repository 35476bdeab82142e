using System.Globalization;

namespace MiniBot.Cli.Bench;

/// <summary>A company's catalogue file of any number of made-up entries, three phrases each; always the same.</summary>
internal static class SyntheticCatalogue
{
    private const int Syllables = 3;

    private static readonly string[] Onsets = ["b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v"];
    private static readonly string[] Vowels = ["a", "i", "o", "ou", "u"];

    /// <summary>The file's text.</summary>
    public static string TextOf(int entries) =>
        string.Join('\n', Enumerable.Range(0, entries).SelectMany(Lines).Prepend("language: fr\ntheme: general\nentries:"));

    private static IEnumerable<string> Lines(int entry)
    {
        var (thing, other) = (Word(entry), Word((entry * 7) + 13));
        yield return string.Create(CultureInfo.InvariantCulture, $"  - id: bench.faq.n{entry}");
        yield return "    type: faq";
        yield return string.Create(CultureInfo.InvariantCulture, $"    answer: Réponse {entry}.");
        yield return "    phrases:";
        yield return $"      - est-ce que vous avez un {thing} {other}";
        yield return $"      - je cherche le {thing} avec {other}";
        yield return $"      - et pour {thing} {other} comment ça se passe";
    }

    private static string Word(int number)
    {
        var word = "";
        for (var syllable = 0; syllable < Syllables; syllable++)
        {
            word += Onsets[number % Onsets.Length];
            number /= Onsets.Length;
            word += Vowels[number % Vowels.Length];
            number /= Vowels.Length;
        }

        return word;
    }
}
