using System.Text.RegularExpressions;
using MiniBot.Conversation.Freestyle;

namespace MiniBot.Calls.Answering;

/// <summary>Whether an answer says nothing of the person that it was given to, and may be given to others.</summary>
internal static partial class ImpersonalAnswer
{
    /// <summary>
    /// True when the answer has no value of the contact's columns, no name that the scenario does not know, and does not begin a
    /// sentence with a word that the caller had used before: "Martin, c'est …". When in doubt, it is not kept.
    /// </summary>
    public static bool IsOne(
        IReadOnlyList<string> sentences,
        IReadOnlyDictionary<string, string> variables,
        FreestylePrompt prompt
    )
    {
        var known = Words(prompt.System).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var personal = variables.Values.SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var earlier = prompt
            .Messages.SkipLast(1)
            .Where(m => m.Role == FreestyleRole.Caller)
            .SelectMany(m => Words(m.Text))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return sentences.All(s =>
        {
            var words = Words(s).ToList();
            return !words.Exists(w => personal.Contains(w) && !known.Contains(w))
                && words.Take(1).All(w => known.Contains(w) || !earlier.Contains(w))
                && words.Skip(1).All(w => known.Contains(w) || !char.IsUpper(w[0]));
        });
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\d]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
