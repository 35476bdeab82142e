namespace MiniBot.Conversation.Drawing;

/// <summary>How wide a text is in a sans-serif face that nobody knows: an estimate on the wide side, so that nothing runs over.</summary>
internal static class TextMeasure
{
    /// <summary>The width in pixels.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">The font's size in pixels.</param>
    /// <param name="bold">Bold is a tenth wider.</param>
    public static double Width(string text, double size, bool bold = false) => text.Sum(Em) * size * (bold ? 1.1 : 1);

    private static double Em(char c) =>
        c switch
        {
            ' ' or 'i' or 'l' or 'j' or '.' or ',' or '\'' or '’' or ':' or ';' or '|' or '!' => 0.3,
            'f' or 't' or 'r' or '(' or ')' or '-' or '‹' or '›' or 'I' => 0.4,
            'm' or 'w' or 'M' or 'W' or '—' or '…' => 0.9,
            >= 'A' and <= 'Z' or 'É' or 'È' or 'À' or 'Ç' or '_' or '«' or '»' => 0.7,
            < '\u0250' => 0.57,
            _ => 1,
        };
}
