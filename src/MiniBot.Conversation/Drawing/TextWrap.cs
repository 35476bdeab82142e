namespace MiniBot.Conversation.Drawing;

/// <summary>Breaks texts into lines of a width that somebody else measures.</summary>
internal static class TextWrap
{
    /// <summary>Lines no wider than <paramref name="width"/>; a word that is wider than a line is broken.</summary>
    public static IEnumerable<string> Lines(string text, double width, Func<string, double> measure)
    {
        var line = "";
        foreach (
            var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Parts(w, width, measure))
        )
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && (measure(longer) > width) && !IsPunctuation(word))
            {
                yield return line;
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        yield return line;
    }

    // French puts a space before ? and !, which begin no line.
    private static bool IsPunctuation(string word) => word is "?" or "!" or ":" or ";" or "»";

    private static IEnumerable<string> Parts(string word, double width, Func<string, double> measure)
    {
        var from = 0;
        for (var to = 1; to <= word.Length; to++)
        {
            if (to - from > 1 && measure(word[from..to]) > width && !char.IsLowSurrogate(word[to - 1]))
            {
                yield return word[from..(to - 1)];
                from = to - 1;
            }
        }

        yield return word[from..];
    }
}
