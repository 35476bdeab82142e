namespace MiniBot.Conversation.Understanding;

/// <summary>Writes out the alternatives of a phrase: <c>(oui|ouais) merci</c> is two phrases, <c>(ne|) rappelez plus</c> too.</summary>
internal static class PhraseExpansion
{
    /// <summary>No phrase may stand for more than this.</summary>
    public const int MaxVariants = 500;

    /// <summary>The variants, or null when a bracket is unmatched, nested, or the variants are too many.</summary>
    public static IReadOnlyList<string>? TryExpand(string phrase)
    {
        List<string> variants = [""];
        var rest = phrase.AsSpan();
        while (rest.Length > 0)
        {
            var open = rest.IndexOf('(');
            var literal = (open < 0 ? rest : rest[..open]).ToString();
            if (literal.Contains(')', StringComparison.Ordinal))
                return null;
            variants = [.. variants.Select(v => v + literal)];
            if (open < 0)
                break;
            var group = rest[(open + 1)..];
            var close = group.IndexOf(')');
            if (close < 0 || group[..close].Contains('('))
                return null;
            var choices = group[..close].ToString().Split('|');
            if (variants.Count * choices.Length > MaxVariants)
                return null;
            variants = [.. variants.SelectMany(v => choices.Select(c => v + c))];
            rest = group[(close + 1)..];
        }

        return [.. variants.Select(CollapseSpaces).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static string CollapseSpaces(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
