using System.Collections.Frozen;

namespace MiniBot.Conversation.Mining;

/// <summary>Proposes the entry that a group of utterances asks for.</summary>
internal static class ClusterNamer
{
    private const int WordsInId = 2;
    private const int LeastLetters = 4;

    /// <summary>Longer than three letters, and still of no use in an id.</summary>
    private static readonly FrozenSet<string> Empty = Words(
        "avec avez avoir bien cela cette comme dans depuis deja elle etes etre faut fait faire meme mais moins notre nous parce plus",
        "pour quand quel quelle quoi sans sont suis tout tres trop vers votre vous aussi combien comment pourquoi chez leur alors",
        "apres avant encore"
    );

    private static readonly FrozenSet<string> Asking = Words("combien comment pourquoi quel quelle quels quelles quoi");

    /// <summary>Ask only where they come first: "est-ce que …", "où …".</summary>
    private static readonly FrozenSet<string> AskingFirst = Words("est ou qui quand faut");

    public static UtteranceCluster Name(IReadOnlyList<UtteranceMiner.Heard> members)
    {
        var count = members.Sum(m => m.Count);
        var asked = members.Sum(m => Asks(m) ? m.Count : m.Questions);
        var isObjection = asked * 2 < count;
        var telling = members
            .SelectMany(m => m.Words.Distinct(StringComparer.Ordinal).Select(w => (Word: w, m.Count)))
            .Where(w => w.Word.Length >= LeastLetters && !Empty.Contains(w.Word))
            .GroupBy(w => w.Word, w => w.Count, StringComparer.Ordinal)
            .Where(g => g.Sum() * 2 >= count)
            .OrderByDescending(g => g.Sum())
            .ThenByDescending(g => g.Key.Length)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(WordsInId)
            .Select(g => g.Key)
            .ToList();
        var name = telling.Count > 0 ? string.Join('_', telling) : string.Join('_', members[0].Words.Take(WordsInId));
        return new UtteranceCluster(
            count,
            $"own.{(isObjection ? "obj" : "faq")}.{name}",
            isObjection,
            [.. members.Select(m => new MinedPhrase(m.Text, m.Count))]
        );
    }

    private static bool Asks(UtteranceMiner.Heard heard) =>
        AskingFirst.Contains(heard.Words[0]) || heard.Words.Any(Asking.Contains);

    private static FrozenSet<string> Words(params IEnumerable<string> lines) =>
        lines.SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
