namespace MiniBot.Conversation.Matching;

/// <summary>
/// How a French word sounds, roughly: words that a recogniser confuses share a key ("taux" and "tôt", "sans" and "cent").
/// Works on folded words; accents and the difference of voiced and voiceless endings are gone.
/// </summary>
internal static class PhoneticKey
{
    private const int LongestWord = 64;

    /// <summary>Writes the key of <paramref name="word"/>; never longer than the word.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<char> key)
    {
        var end = SilentEnding(word);
        var length = 0;
        for (var i = 0; i < end; )
        {
            var (sound, taken) = SoundAt(word[..end], i);
            i += taken;
            if (sound != '\0' && (length == 0 || key[length - 1] != sound) && length < key.Length)
                key[length++] = sound;
        }

        return length;
    }

    /// <summary>The key of a word as it is spelled.</summary>
    public static string Of(string word) => Of(word, Write);

    /// <summary>The key of a word as it is spelled, by the sounds of a language.</summary>
    public static string Of(string word, SoundWriter write)
    {
        Span<char> folded = stackalloc char[2 * LongestWord];
        var cut = word.AsSpan(0, Math.Min(word.Length, LongestWord));
        folded = folded[..TextFolding.Fold(cut, folded)];
        Span<char> key = stackalloc char[folded.Length];
        return key[..write(folded, key)].ToString();
    }

    // "petits", "petite", "chanter", "chantez": the ending is not heard, or heard as é.
    private static int SilentEnding(ReadOnlySpan<char> word)
    {
        var end = word.Length;
        while (end > 2 && word[end - 1] is 's' or 't' or 'd' or 'p' or 'x' or 'z' or 'e')
            end--;
        return end;
    }

    private static (char Sound, int Taken) SoundAt(ReadOnlySpan<char> word, int i)
    {
        var rest = word[i..];
        foreach (var (letters, sound) in Groups)
            if (rest.StartsWith(letters))
                return (sound, letters.Length);
        if (rest.Length > 1 && rest[1] is 'n' or 'm' && NasalOf(rest[0]) is not '\0' and var nasal && EndsSyllable(rest[2..]))
            return (nasal, 2);
        return rest[0] switch
        {
            'c' => (rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' ? 's' : 'k', 1),
            'g' => (rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' ? 'j' : 'g', 1),
            'q' => ('k', 1),
            'z' => ('s', 1),
            'x' => ('s', 1),
            'y' => ('i', 1),
            'w' => ('v', 1),
            'h' => ('\0', 1),
            'r' when i > 1 && rest.Length == 1 && word[i - 1] == 'e' => ('\0', 1),
            var other => (other, 1),
        };
    }

    // The longer group stands before the shorter one.
    private static (string Letters, char Sound)[] Groups { get; } =
    [
        ("eau", 'o'),
        ("ain", 'I'),
        ("ein", 'I'),
        ("oin", 'I'),
        ("tion", 'S'),
        ("sch", 'C'),
        ("au", 'o'),
        ("ai", 'e'),
        ("ei", 'e'),
        ("ay", 'e'),
        ("ey", 'e'),
        ("oi", 'W'),
        ("ou", 'U'),
        ("eu", 'E'),
        ("ph", 'f'),
        ("ch", 'C'),
        ("gn", 'N'),
        ("ge", 'j'),
        ("gu", 'g'),
        ("qu", 'k'),
        ("ck", 'k'),
        ("il", 'i'),
    ];

    private static char NasalOf(char vowel) =>
        vowel switch
        {
            'a' or 'e' => 'A',
            'i' or 'y' or 'u' => 'I',
            'o' => 'O',
            _ => '\0',
        };

    private static bool EndsSyllable(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || rest[0] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'n' or 'm' or 'h');
}
