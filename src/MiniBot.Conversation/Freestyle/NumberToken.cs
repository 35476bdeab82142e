using System.Globalization;
using System.Text;

namespace MiniBot.Conversation.Freestyle;

/// <summary>A word, a sign that counts (% € $ £), or digits with their value.</summary>
internal readonly record struct NumberToken(string Word, decimal? Digits)
{
    private const int MaxDigits = 18;

    public static List<NumberToken> Read(string text, char groupSign)
    {
        var tokens = new List<NumberToken>();
        var cut = text.Length > FoldedWords.MaxLength ? text[..FoldedWords.MaxLength] : text;
        for (var at = 0; at < cut.Length; )
        {
            var start = at;
            while (at < cut.Length && !char.IsAsciiDigit(cut[at]) && cut[at] is not ('%' or '€' or '$' or '£'))
                at++;
            tokens.AddRange(FoldedWords.Of(cut[start..at]).Select(w => new NumberToken(w, null)));
            if (at == cut.Length)
                break;
            if (char.IsAsciiDigit(cut[at]))
                tokens.Add(new NumberToken("", ReadDigits(cut, groupSign, ref at)));
            else
                tokens.Add(new NumberToken(cut[at++].ToString(), null));
        }

        return tokens;
    }

    // "1 000", "1.000" (in English "1,000") and "1 0" are read together; "3,5" and "3.5" have a fraction.
    private static decimal ReadDigits(string text, char groupSign, ref int at)
    {
        var whole = new StringBuilder();
        var fraction = new StringBuilder();
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]))
                whole.Append(text[at++]);
            else if (char.IsWhiteSpace(text[at]) && NextDigit(text, at) is { } next)
                at = next;
            else if (text[at] == groupSign && DigitsAfter(text, at) == 3)
                at++;
            else if (text[at] is ',' or '.' && DigitsAfter(text, at) > 0)
            {
                for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++)
                    fraction.Append(text[at]);
                break;
            }
            else
                break;
        }

        return Value(whole) + (fraction.Length == 0 ? 0 : Value(fraction) / Power(Math.Min(fraction.Length, MaxDigits)));
    }

    private static int? NextDigit(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length && char.IsAsciiDigit(text[at]) ? at : null;
    }

    private static int DigitsAfter(string text, int at) =>
        text.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length - at - 1;

    private static decimal Value(StringBuilder digits) =>
        decimal.Parse(digits.ToString(0, Math.Min(digits.Length, MaxDigits)), CultureInfo.InvariantCulture);

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++)
            power *= 10;
        return power;
    }
}
