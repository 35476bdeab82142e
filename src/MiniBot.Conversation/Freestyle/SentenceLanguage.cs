using System.Text.RegularExpressions;

namespace MiniBot.Conversation.Freestyle;

/// <summary>Tells by the little words whether a sentence is in the language of the scenario. Quoted names may be in any.</summary>
internal static partial class SentenceLanguage
{
    private const int ForeignWordsTooMany = 3;

    // From so many words on, a sentence without a little word of its language is not in it.
    private const int LongEnough = 4;

    public static bool IsForeign(string sentence, FreestyleRules rules)
    {
        var words = FoldedWords.Of(Quoted().Replace(sentence, " "));
        var own = words.Count(rules.OwnWords.Contains);
        var foreign = words.Count(rules.ForeignWords.Contains);
        return foreign >= ForeignWordsTooMany || foreign > own || (own == 0 && words.Count >= LongEnough);
    }

    [GeneratedRegex("«[^»]*»|\"[^\"]*\"|“[^”]*”", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
