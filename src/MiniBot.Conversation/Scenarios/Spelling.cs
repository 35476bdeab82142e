using MiniBot.Conversation.Simulation;

namespace MiniBot.Conversation.Scenarios;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the known words, or null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > 64)
            return null;
        return known.Where(k => Distance(word, k) <= Math.Max(1, word.Length / 3)).MinBy(k => Distance(word, k));
    }

    private static int Distance(string a, string b) => EditDistance.Between(a.ToLowerInvariant(), b.ToLowerInvariant());
}
