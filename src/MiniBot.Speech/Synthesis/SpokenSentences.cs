namespace MiniBot.Speech.Synthesis;

/// <summary>
/// Cuts a text that is already in words (<see cref="SpokenText"/>) into sentences to be rendered one by one. Abbreviations are gone, so that a
/// point ends a sentence unless a small letter follows.
/// </summary>
public static class SpokenSentences
{
    /// <summary>A longer sentence is cut at its last comma or space, so that its first words need not wait for its last, in characters.</summary>
    public const int LongestSentence = 300;

    /// <summary>The sentences in order, trimmed; those that hold no letter go with the sentence before.</summary>
    public static IReadOnlyList<string> Of(string words)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (i - start >= LongestSentence)
                i = LastRest(words, start, i);
            else if (!EndsAt(words, i))
                continue;
            Add(sentences, words[start..(i + 1)]);
            start = i + 1;
        }

        Add(sentences, words[start..]);
        return sentences;
    }

    /// <summary>
    /// The parts of a written text that its sentences in words say, one each: its own sentences where there are as many, else shares of its
    /// words by length. Together they are all words of the text.
    /// </summary>
    /// <param name="written">The text before it was put into words.</param>
    /// <param name="sentences">What <see cref="Of"/> made of the words, one at least.</param>
    public static IReadOnlyList<string> PartsOf(string written, IReadOnlyList<string> sentences)
    {
        var words = written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var own = Of(string.Join(' ', words));
        if (own.Count == sentences.Count)
            return own;
        var whole = Math.Max(1, sentences.Sum(sentence => sentence.Length));
        var parts = new string[sentences.Count];
        var (from, said) = (0, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            said += sentences[i].Length;
            var to = i + 1 == parts.Length ? words.Length : (int)((long)words.Length * said / whole);
            parts[i] = string.Join(' ', words[from..to]);
            from = to;
        }

        return parts;
    }

    /// <summary>True if a mark, with the quotes and brackets that close after it, stands before a space and the start of a sentence.</summary>
    private static bool EndsAt(string words, int at)
    {
        if (at + 1 >= words.Length || words[at + 1] != ' ')
            return false;
        var mark = at;
        while (mark > 0 && words[mark] is '"' or ')' or '\'' or ' ')
            mark--;
        if (words[mark] is not ('.' or '!' or '?'))
            return false;
        var next = at + 1;
        while (next < words.Length && !char.IsLetterOrDigit(words[next]))
        {
            if (words[next] is '.' or '!' or '?')
                return false;
            next++;
        }

        return next < words.Length && !char.IsLower(words[next]);
    }

    private static int LastRest(string words, int start, int end)
    {
        var comma = words.LastIndexOfAny([',', ';', ':'], end, end - start);
        if (comma > start + (LongestSentence / 4))
            return comma;
        var space = words.LastIndexOf(' ', end, end - start);
        return space > start ? space : end;
    }

    private static void Add(List<string> sentences, string part)
    {
        var sentence = part.Trim();
        if (sentence.Any(char.IsLetterOrDigit))
            sentences.Add(sentence);
        else if (sentence.Length > 0 && sentences.Count > 0)
            sentences[^1] += sentence;
    }
}
