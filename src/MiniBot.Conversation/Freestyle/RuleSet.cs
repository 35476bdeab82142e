using System.Text;
using System.Text.RegularExpressions;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// Runs of words to look for, all in one pass and in linear time: <c>(a|b|)</c> gives alternatives, <c>garanti*</c> a
/// beginning, <c>~</c> up to four words of any kind. Accents, apostrophes and hyphens do not matter. Immutable.
/// </summary>
internal sealed class RuleSet
{
    private const string Gap = "(?: [a-z0-9_]+){0,4}?";

    private readonly Regex _any;

    public RuleSet(IEnumerable<string> rules) =>
        _any = new Regex(
            $"(?:{string.Join('|', rules.Select(Translate))})",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
        );

    /// <summary>Words as the rules read them: each after a space.</summary>
    public static string Line(IEnumerable<string> words) => string.Concat(words.Select(w => " " + w));

    public bool IsFoundIn(string line) => _any.IsMatch(line);

    /// <summary>The runs of words found, from left to right.</summary>
    public IEnumerable<string> In(string line) => _any.Matches(line).Select(m => m.Value);

    /// <summary>The line without the words found: each leaves a mark, so that nothing new comes together.</summary>
    public string Blank(string line) => _any.Replace(line, m => string.Concat(Enumerable.Repeat(" _", m.Value.Count(c => c == ' '))));

    private static string Translate(string rule)
    {
        var pattern = new StringBuilder();
        var word = new StringBuilder();
        foreach (var c in rule + " ")
        {
            if (c is not (' ' or '(' or ')' or '|'))
            {
                word.Append(c);
                continue;
            }

            pattern.Append(TranslateWord(word.ToString()));
            word.Clear();
            if (c != ' ')
                pattern.Append(c == '(' ? "(?:" : c.ToString());
        }

        return pattern.ToString();
    }

    private static string TranslateWord(string word)
    {
        if (word == "~")
            return Gap;
        var words = FoldedWords.Of(word);
        return words.Count == 0 ? "" : Line(words) + (word.EndsWith('*') ? "[a-z0-9]*" : @"\b");
    }
}
