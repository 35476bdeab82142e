namespace MiniBot.Conversation.Matching;

/// <summary>
/// How an English word sounds, roughly: its consonants by kind, and a vowel where it begins with one. Words that a recogniser
/// confuses often share a key ("price" and "prize", "right" and "write", "sent" and "send").
/// </summary>
internal static class EnglishSoundKey
{
    /// <summary>Writes the key of a folded word; never longer than the word.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<char> key)
    {
        var length = 0;
        for (var i = 0; i < word.Length && length < key.Length; )
        {
            var (sound, taken) = SoundAt(word, i);
            i += taken;
            if (sound != '\0' && (length == 0 || key[length - 1] != sound))
                key[length++] = sound;
        }

        return length;
    }

    private static (char Sound, int Taken) SoundAt(ReadOnlySpan<char> word, int i)
    {
        var rest = word[i..];
        if (i == 0 && rest.Length > 1 && (rest.StartsWith("kn") || rest.StartsWith("gn") || rest.StartsWith("wr")))
            return SoundAt(word, 1) with { Taken = 2 };
        if (rest.StartsWith("ght"))
            return ('t', 3);
        if (rest.StartsWith("gh"))
            return i == 0 ? ('k', 2) : ('\0', 2);
        if (rest.StartsWith("ph"))
            return ('f', 2);
        if (rest.StartsWith("ch") || rest.StartsWith("sh") || rest.StartsWith("th"))
            return (rest[0] == 't' ? '0' : 'x', 2);
        return rest[0] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => (i == 0 ? 'a' : '\0', 1),
            'y' or 'w' or 'h' => (i == 0 ? rest[0] : '\0', 1),
            'b' or 'p' => ('p', 1),
            'd' or 't' => ('t', 1),
            'f' or 'v' => ('f', 1),
            'c' when rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' => ('s', 1),
            'c' or 'k' or 'q' or 'g' => ('k', 1),
            's' or 'z' or 'x' => ('s', 1),
            'm' or 'n' => ('n', 1),
            'r' when i > 0 && (rest.Length == 1 || !IsVowel(rest[1])) => ('\0', 1),
            var other => (other, 1),
        };
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
