using System.Collections.Immutable;

namespace MiniBot.Conversation.Freestyle;

/// <summary>Runs of words to look for, see <see cref="RuleNode"/>; the time is linear in the words. Immutable.</summary>
internal sealed class RuleSet
{
    // Positions are bits: a longer text is read in windows, which overlap by more than any rule is long.
    private const int Window = 60;
    private const int Step = 30;

    private readonly ImmutableArray<RuleNode> _rules;

    public RuleSet(IEnumerable<string> rules) => _rules = [.. rules.Select(RuleNode.Parse)];

    public bool IsFoundIn(IReadOnlyList<string> words) =>
        Windows(words).Any(w => _rules.Any(r => r.Ends(w.Words, w.Starts) != 0));

    /// <summary>The runs of words found: at each start the longest.</summary>
    public IEnumerable<(int Start, int Length)> Matches(IReadOnlyList<string> words)
    {
        foreach (var window in Windows(words))
        {
            var found = _rules.Where(r => r.Ends(window.Words, window.Starts) != 0).ToList();
            for (var start = 0; start < window.Words.Count && found.Count > 0; start++)
            {
                var ends = found.Aggregate(0UL, (all, rule) => all | rule.Ends(window.Words, 1UL << start));
                if (ends != 0)
                    yield return (window.Offset + start, 63 - int.CreateChecked(ulong.LeadingZeroCount(ends)) - start);
            }
        }
    }

    /// <summary>The words without those found: each leaves an empty word, so that nothing new comes together.</summary>
    public IReadOnlyList<string> Blank(IReadOnlyList<string> words)
    {
        var left = words.ToList();
        foreach (var (start, length) in Matches(words))
        {
            for (var i = start; i < start + length; i++)
                left[i] = "";
        }

        return left;
    }

    private static IEnumerable<(int Offset, List<string> Words, ulong Starts)> Windows(IReadOnlyList<string> words)
    {
        for (var offset = 0; offset == 0 || offset + Step < words.Count; offset += Step)
        {
            List<string> window = [.. words.Skip(offset).Take(Window)];
            yield return (offset, window, (1UL << window.Count) - 1);
        }
    }
}
