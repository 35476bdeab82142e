using System.Text;

namespace MiniBot.Conversation.Understanding.Numbers;

/// <summary>
/// The words of an utterance for reading numbers and times: as <see cref="Normalizer"/> gives them, with the signs between
/// digits written out before (<c>3,5</c> is "3 virgule 5", <c>10:30</c> "10 h 30", <c>15/12</c> "15 slash 12") and groups of
/// three digits put together (<c>200 000</c>, <c>2.500</c>).
/// </summary>
internal static class SpokenWords
{
    /// <summary>What stands for a decimal sign.</summary>
    public const string Comma = "virgule";

    /// <summary>What stands between the day and the month of a written date.</summary>
    public const string Slash = "slash";

    private static readonly Normalizer Plain = new(["euh", "heu", "ben", "bah", "beh", "hein", "hum", "hmm", "eh", "donc"], []);

    /// <summary>The words; at most what the normaliser reads of a long text.</summary>
    public static List<string> Of(string text)
    {
        var written = new StringBuilder();
        var end = Math.Min(text.Length, Normalizer.MaxLength);
        for (var i = 0; i < end; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || !IsBetweenDigits(text, i, end))
                written.Append(c);
            else if (c is ' ' or '.' or '\u00A0' or '\u202F' && IsGroup(text, i, end))
                continue;
            else
                written.Append(
                    c switch
                    {
                        ',' or '.' => $" {Comma} ",
                        ':' => " h ",
                        '/' => $" {Slash} ",
                        _ => " ",
                    }
                );
        }

        return Plain.Words(written.ToString());
    }

    private static bool IsBetweenDigits(string text, int at, int end) =>
        at > 0 && at + 1 < end && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    // One to three digits before, exactly three after: "200 000", not "0 800" and not "12 345678".
    private static bool IsGroup(string text, int at, int end)
    {
        var before = 0;
        while (before < at && char.IsAsciiDigit(text[at - 1 - before]))
            before++;
        var after = 0;
        while (at + 1 + after < end && char.IsAsciiDigit(text[at + 1 + after]))
            after++;
        return before is >= 1 and <= 3 && after == 3 && text[at - before] != '0';
    }
}
