using System.Buffers;
using System.Text.RegularExpressions;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// The signs of a sentence. Only Latin letters, digits and the marks of speech pass: look-alike letters of other scripts,
/// hidden characters, emojis and markup are not even looked at.
/// </summary>
internal static partial class SentenceSigns
{
    private const string Marks = " .,;:!?'’\"«»“”()%€$£&°-–—…\u00a0\u202f\u2009\u2011";

    private static readonly SearchValues<char> Spoken = SearchValues.Create(
        Marks
            + string.Concat(Range('a', 'z'))
            + string.Concat(Range('A', 'Z'))
            + string.Concat(Range('0', '9'))
            + string.Concat(Range('À', 'Ö'))
            + string.Concat(Range('Ø', 'ö'))
            + string.Concat(Range('ø', 'ſ'))
    );

    public static RefusalReason? FindFault(string sentence) =>
        sentence.Length > 400 ? RefusalReason.Length
        : !IsComposed(sentence) || IsListOrAddress().IsMatch(sentence) ? RefusalReason.Markup
        : null;

    private static bool IsComposed(string sentence)
    {
        if (!sentence.AsSpan().ContainsAnyExcept(Spoken))
            return true;
        // Half a surrogate pair cannot be composed.
        return !sentence.Any(char.IsSurrogate)
            && sentence.All(c => c < '\ufdd0')
            && !sentence.Normalize().AsSpan().ContainsAnyExcept(Spoken);
    }

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    // "- un", "1. un", "a) un" begin a list; "www.", "exemple.fr", "point fr", "dot com" and "arobase" are addresses.
    [GeneratedRegex(
        @"^\s*([-–—]|\d{1,2}[.)]|[a-zA-Z]\))(\s|$)|\bwww\b|\bhttps?\b|\barobase\b|\w\.(fr|com|net|org|eu|io|info|be|ch|example)\b|\bpoint (fr|com|net|org|eu|io)\b|\bdot (com|co|net|org|uk|eu|io)\b|\b[a-z]\w*\.[a-z]\w+",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex IsListOrAddress();
}
