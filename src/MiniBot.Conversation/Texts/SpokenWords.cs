namespace MiniBot.Conversation.Texts;

/// <summary>
/// The words of a text that is said: what stands between spaces and has a letter or a digit. Where one was heard in time is
/// worked out in proportion to the text's length.
/// </summary>
public static class SpokenWords
{
    /// <summary>How many words there are.</summary>
    public static int Count(ReadOnlySpan<char> text) => Within(text, text.Length);

    /// <summary>How many words, from the first, were heard whole when <paramref name="share"/> (0 to 1) of the text was.</summary>
    public static int Heard(ReadOnlySpan<char> text, double share) =>
        share >= 1 ? Count(text)
        : share > 0 ? Within(text, (int)(share * text.TrimEnd().Length))
        : 0;

    /// <summary>How many words end within the first <paramref name="length"/> characters.</summary>
    private static int Within(ReadOnlySpan<char> text, int length)
    {
        var words = 0;
        var isWord = false;
        for (var i = 0; i <= length; i++)
        {
            if (i == text.Length || char.IsWhiteSpace(text[i]))
            {
                words += isWord ? 1 : 0;
                isWord = false;
            }
            else
            {
                isWord |= char.IsLetterOrDigit(text[i]);
            }
        }

        return words;
    }
}
