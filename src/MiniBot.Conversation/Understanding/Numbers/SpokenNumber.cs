namespace MiniBot.Conversation.Understanding.Numbers;

/// <summary>A number in an utterance, in words or digits, by its place among the words of <see cref="SpokenWords"/>.</summary>
/// <param name="Value">0 to <see cref="MaxValue"/>; larger ones are cut there.</param>
/// <param name="Start">Its first word, from 0.</param>
/// <param name="Length">How many words it takes.</param>
/// <param name="IsOrdinal">True for "premier", "quinzième", "1er".</param>
internal readonly record struct SpokenNumber(decimal Value, int Start, int Length, bool IsOrdinal)
{
    /// <summary>No larger number is read.</summary>
    public const decimal MaxValue = 1_000_000_000_000_000;

    /// <summary>The place behind its last word.</summary>
    public int End => Start + Length;

    /// <summary>Reads the longest number that begins at <paramref name="start"/>. Never throws.</summary>
    public static bool TryRead(IReadOnlyList<string> words, int start, out SpokenNumber number)
    {
        number = default;
        if (start < 0 || start >= words.Count)
            return false;
        if (new FrenchNumberParser(words).ParseAt(start) is not { } parsed)
            return false;
        number = parsed;
        return true;
    }

    /// <summary>Every number, from left to right. A bare "un" or "une" may be an article: see <see cref="IsArticle"/>.</summary>
    public static IReadOnlyList<SpokenNumber> FindAll(IReadOnlyList<string> words)
    {
        var found = new List<SpokenNumber>();
        for (var at = 0; at < words.Count; )
        {
            if (TryRead(words, at, out var number))
            {
                found.Add(number);
                at = number.End;
            }
            else
                at++;
        }

        return found;
    }

    /// <summary>True when the number is the single word "un" or "une".</summary>
    public bool IsArticle(IReadOnlyList<string> words) => Length == 1 && words[Start] is "un" or "une";

    /// <summary>The words of the number, as said.</summary>
    public string Evidence(IReadOnlyList<string> words) => string.Join(' ', words.Skip(Start).Take(Length));
}
