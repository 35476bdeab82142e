using System.Text;

namespace MiniBot.Conversation.Simulation;

/// <summary>Roughly how a French word sounds: good enough to choose what it may be misheard as.</summary>
internal static class PhoneticSpelling
{
    private const string MuteEndings = "estdxpz";
    private const char Cedilla = '\u0327';
    private const char Acute = '\u0301';

    /// <summary>An é, which is heard also at the end of a word.</summary>
    private const char SpokenE = 'E';

    // Longest first: each spelling and its sound.
    private static readonly (string Spelling, string Sound)[] Sounds =
    [
        ("eaux", "o"),
        ("eau", "o"),
        ("ain", "1"),
        ("ein", "1"),
        ("ill", "y"),
        ("au", "o"),
        ("ou", "u"),
        ("oi", "wa"),
        ("ai", "e"),
        ("ei", "e"),
        ("an", "2"),
        ("en", "2"),
        ("em", "2"),
        ("am", "2"),
        ("in", "1"),
        ("un", "1"),
        ("on", "3"),
        ("om", "3"),
        ("ch", "x"),
        ("ph", "f"),
        ("qu", "k"),
        ("gn", "n"),
        ("ce", "se"),
        ("ci", "si"),
        ("ge", "je"),
        ("gi", "ji"),
        ("er", "e"),
        ("ez", "e"),
        ("ss", "s"),
        ("E", "e"),
        ("c", "k"),
        ("q", "k"),
        ("h", ""),
        ("y", "i"),
        ("z", "s"),
    ];

    public static string Of(string word)
    {
        var letters = Letters(word);
        var end = letters.Length;
        while (
            end > 2
            && MuteEndings.Contains(letters[end - 1], StringComparison.Ordinal)
            && !letters.EndsWith("ez", StringComparison.Ordinal)
        )
            end--;
        var sound = new StringBuilder();
        for (var at = 0; at < end; )
        {
            var rest = letters.AsSpan(at, end - at);
            var (spelling, heard) = Longest(rest);
            if (heard.Length != 1 || sound.Length == 0 || sound[^1] != heard[0])
                sound.Append(heard);
            at += spelling;
        }

        return sound.ToString();
    }

    private static (int Length, string Sound) Longest(ReadOnlySpan<char> rest)
    {
        foreach (var (spelling, sound) in Sounds)
        {
            if (rest.StartsWith(spelling, StringComparison.Ordinal))
                return (spelling.Length, sound);
        }

        return (1, rest[..1].ToString());
    }

    private static string Letters(string word)
    {
        // What is no letter goes first: String.Normalize refuses half a surrogate pair.
        var spelled = string.Concat(word.Where(char.IsLetterOrDigit)).Normalize(NormalizationForm.FormD);
        var letters = new StringBuilder();
        foreach (var c in spelled)
        {
            if (char.IsAsciiLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
            else if (letters.Length > 0 && c is Cedilla)
                letters[^1] = 's';
            else if (letters.Length > 0 && c is Acute)
                letters[^1] = SpokenE;
        }

        return letters.ToString();
    }
}
