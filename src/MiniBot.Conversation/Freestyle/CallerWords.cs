using System.Text;
using System.Text.RegularExpressions;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// The words of a caller as a model may be shown them: between marks, capped, without markup or hidden signs, without personal
/// values, and without orders to the model.
/// </summary>
internal static partial class CallerWords
{
    public const string Open = "<paroles>";
    public const string Close = "</paroles>";

    public const int MaxLength = 300;

    /// <summary>What a caller said, as data.</summary>
    public static string Quote(string said, IEnumerable<string> personal, FreestyleRules rules)
    {
        var text = rules.GivesOrders(said) ? rules.OrderNotice : Clean(said, personal);
        return $"{Open}{text}{Close}";
    }

    /// <summary>A text without signs that are not spoken, without personal values and numbers that name a person, capped.</summary>
    public static string Clean(string text, IEnumerable<string> personal)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        var kept = new StringBuilder(cut.Length);
        foreach (var c in cut)
            kept.Append(IsSpoken(c) ? c : ' ');
        var clean = PersonalNumber().Replace(kept.ToString(), "…");
        foreach (var value in personal.Where(v => v.Length > 1))
            clean = Regex.Replace(
                clean,
                $@"\b{Regex.Escape(value)}\b",
                "…",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            );
        return Spaces().Replace(clean, " ").Trim();
    }

    private static bool IsSpoken(char c) =>
        char.IsLetterOrDigit(c) || ".,;:!?'’-–()%€$+…«»".Contains(c, StringComparison.Ordinal);

    // A telephone, card or account number: six digits or more, however they are grouped.
    [GeneratedRegex(@"\+?\d([ .-]?\d){5,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PersonalNumber();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
