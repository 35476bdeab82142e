using System.Text;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.PocketSphinx;

/// <summary>
/// From a phrase as people write it to the words of a dictionary, and back. French elisions stand as words of their own in the
/// dictionary (<c>j' ai</c>), unless the whole is one (<c>aujourd'hui</c>); a hyphen joins what is one word (<c>peut-être</c>) and parts
/// what is two (<c>rappelez-moi</c>).
/// </summary>
internal static class PhraseSpelling
{
    /// <summary>
    /// Spells a phrase. The words come out lower case and without punctuation; those that <paramref name="isKnown"/> denies are in
    /// <paramref name="unknown"/> as well.
    /// </summary>
    public static IReadOnlyList<string> Spell(string phrase, Predicate<string> isKnown, out IReadOnlyList<string> unknown)
    {
        var words = new List<string>();
        foreach (var word in PlainText.Of(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Append(words, word.Trim('-'), isKnown);
        unknown = words.Where(word => !isKnown(word)).Distinct(StringComparer.Ordinal).ToArray();
        return words;
    }

    /// <summary>Joins dictionary words to text: <c>j' ai</c> becomes <c>j'ai</c>.</summary>
    public static string Join(IEnumerable<string> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            if (text.Length > 0 && text[^1] != '\'')
                text.Append(' ');
            text.Append(word);
        }

        return text.ToString();
    }

    private static void Append(List<string> words, string word, Predicate<string> isKnown)
    {
        if (word.Length == 0)
            return;
        var apostrophe = word.IndexOf('\'', StringComparison.Ordinal);
        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        if (isKnown(word) || (apostrophe < 0 || apostrophe == word.Length - 1) && hyphen < 0)
        {
            words.Add(word);
            return;
        }

        if (apostrophe >= 0 && apostrophe < word.Length - 1)
        {
            Append(words, word[..(apostrophe + 1)], isKnown);
            Append(words, word[(apostrophe + 1)..].Trim('-'), isKnown);
            return;
        }

        Append(words, word[..hyphen], isKnown);
        Append(words, word[(hyphen + 1)..], isKnown);
    }
}
