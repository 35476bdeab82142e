using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// Finds the numbers of a text, in digits or in words, by value. Digits that stand apart ("1 0 %") are read together.
/// The article "un", or the pronoun "one", is a number only before a percentage, a sum or a million.
/// </summary>
internal sealed class SpokenNumbers(NumberWords words)
{
    /// <summary>A unit without a number of its own: "des milliers d'euros".</summary>
    public const decimal Unnamed = -1;

    // Beyond this nothing is compared any more; it keeps the arithmetic of decimals in range.
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>The numbers in their order; <see cref="Unnamed"/> for a percentage or a sum that names none.</summary>
    public ImmutableArray<SpokenNumber> In(string text) => In(NumberToken.Read(text, words.GroupSign));

    /// <summary>True for a word that is all digits, or of which numbers are made.</summary>
    public bool IsNumberWord(string word) =>
        word.All(char.IsAsciiDigit)
        || words.Values.ContainsKey(word)
        || words.Hundreds.Contains(word)
        || words.Scales.ContainsKey(word);

    private ImmutableArray<SpokenNumber> In(List<NumberToken> tokens)
    {
        var found = ImmutableArray.CreateBuilder<SpokenNumber>();
        for (var at = 0; at < tokens.Count; )
        {
            var start = at;
            var isNumber = TryReadNumber(tokens, ref at, out var value);
            var unit = ReadUnit(tokens, ref at, afterNumber: isNumber);
            var isArticle = isNumber && at - start == (unit.Length == 0 ? 1 : 2) && words.Articles.Contains(tokens[start].Word);
            if (isNumber && !(isArticle && unit is not ("%" or "€")))
                found.Add(new SpokenNumber(value, unit));
            else if (!isNumber && unit is "%" or "€")
                found.Add(new SpokenNumber(Unnamed, unit));
            if (at == start)
                at++;
        }

        return found.ToImmutable();
    }

    private string ReadUnit(List<NumberToken> tokens, ref int at, bool afterNumber)
    {
        var next = at;
        if (afterNumber && next < tokens.Count && tokens[next].Word == words.Of)
            next++;
        if (next + 1 < tokens.Count && words.Per.Contains(tokens[next].Word) && IsHundred(tokens[next + 1]))
        {
            at = next + 2;
            return "%";
        }

        if (next >= tokens.Count || !words.Units.TryGetValue(tokens[next].Word, out var unit))
            return "";
        at = next + 1;
        return unit;
    }

    private bool IsHundred(NumberToken token) => words.Cents.Contains(token.Word) || token.Digits == 100;

    private bool TryReadNumber(List<NumberToken> tokens, ref int at, out decimal value)
    {
        value = 0;
        if (!TryReadWhole(tokens, ref at, out value))
            return false;
        if (at + 1 >= tokens.Count || !words.DecimalSigns.Contains(tokens[at].Word))
            return true;
        var after = at + 1;
        if (!TryReadWhole(tokens, ref after, out var fraction))
            return true;
        while (fraction >= 1)
            fraction /= 10;
        value += fraction;
        at = after;
        return true;
    }

    private bool TryReadWhole(List<NumberToken> tokens, ref int at, out decimal value)
    {
        var start = at;
        decimal total = 0;
        decimal below = 0;
        for (; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Digits is { } digits && at == start)
                below = digits;
            else if (token.Word == words.And && at > start && JoinsUnits(tokens, at, total + below))
                continue;
            else if (words.Hundreds.Contains(token.Word) && below < words.MostHundreds)
                below = Math.Max(1, below) * 100;
            else if (ScaleOf(token.Word) is { } scale && total < Largest && (at > start || scale == 1000))
                (total, below) = ((scale == 1000 ? total : 0) + (Math.Max(1, scale == 1000 ? below : total + below) * scale), 0);
            else if (words.Values.TryGetValue(token.Word, out var word) && Fits(word, below, first: at == start, tokens, at))
                below = IsFourTwenties(word, below) ? below + 76 : below + word;
            else
                break;
        }

        value = total + below;
        return at > start;
    }

    private bool JoinsUnits(List<NumberToken> tokens, int at, decimal below) =>
        at + 1 < tokens.Count && words.Values.TryGetValue(tokens[at + 1].Word, out var next) && words.JoinsByAnd(below, next);

    private bool Fits(int word, decimal below, bool first, List<NumberToken> tokens, int at) =>
        first
        || IsFourTwenties(word, below)
        || (
            below % 100 == 0
                ? tokens[at - 1].Digits is null && !words.IsZero(tokens[at - 1].Word)
                : words.Follows((int)(below % 100), word)
        );

    // "quatre-vingts".
    private bool IsFourTwenties(int word, decimal below) => words.CountsInTwenties && word == 20 && below % 100 == 4;

    private int? ScaleOf(string word) => words.Scales.TryGetValue(word, out var scale) ? scale : null;
}
