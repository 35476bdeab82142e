using System.Collections.Immutable;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// A part of a rule: words, one after the other; <c>garanti*</c> a beginning; <c>(a|b|)</c> alternatives; <c>~</c> up to four
/// words of any kind. Positions between words are bits, so that every way to match is followed at once. Immutable.
/// </summary>
internal abstract class RuleNode
{
    /// <summary>Reads a rule. A bracket left open is a fault in our data, hence an exception.</summary>
    public static RuleNode Parse(string rule)
    {
        var at = 0;
        var node = ParseChoice(rule, ref at);
        return at == rule.Length ? node : throw new InvalidDataException($"A bracket of the rule '{rule}' is not open.");
    }

    /// <summary>Where a match ends that begins at one of the positions.</summary>
    public abstract ulong Ends(List<string> words, ulong starts);

    private static Choice ParseChoice(string rule, ref int at)
    {
        var choices = ImmutableArray.CreateBuilder<RuleNode>();
        var parts = ImmutableArray.CreateBuilder<RuleNode>();
        for (var start = at; ; )
        {
            var end = rule.AsSpan(at).IndexOfAny(" (|)") is var next and >= 0 ? at + next : rule.Length;
            parts.AddRange(Words(rule[start..end]));
            at = end;
            if (at < rule.Length && rule[at] == '(')
            {
                at++;
                parts.Add(ParseChoice(rule, ref at));
                if (at == rule.Length)
                    throw new InvalidDataException($"A bracket of the rule '{rule}' is not closed.");
            }
            else if (at == rule.Length || rule[at] is '|' or ')')
            {
                choices.Add(new Run(parts.ToImmutable()));
                parts.Clear();
                if (at == rule.Length || rule[at] == ')')
                    return new Choice(choices.ToImmutable());
            }

            start = ++at;
        }
    }

    private static IEnumerable<RuleNode> Words(string part)
    {
        if (part == "~")
            return [new Gap()];
        var words = FoldedWords.Of(part);
        return words.Select((w, i) => new Word(w, IsBeginning: i == words.Count - 1 && part.EndsWith('*')));
    }

    private sealed class Word(string text, bool IsBeginning) : RuleNode
    {
        public override ulong Ends(List<string> words, ulong starts)
        {
            var ends = 0UL;
            for (var left = starts; left != 0; left &= left - 1)
            {
                var at = (int)ulong.TrailingZeroCount(left);
                if (at < words.Count && Fits(words[at]))
                    ends |= 1UL << (at + 1);
            }

            return ends;
        }

        private bool Fits(string word) => IsBeginning ? word.StartsWith(text, StringComparison.Ordinal) : word == text;
    }

    private sealed class Gap : RuleNode
    {
        public override ulong Ends(List<string> words, ulong starts)
        {
            var ends = starts | (starts << 1) | (starts << 2) | (starts << 3) | (starts << 4);
            return ends & ((1UL << (words.Count + 1)) - 1);
        }
    }

    private sealed class Run(ImmutableArray<RuleNode> parts) : RuleNode
    {
        public override ulong Ends(List<string> words, ulong starts)
        {
            foreach (var part in parts)
            {
                if (starts == 0)
                    return 0;
                starts = part.Ends(words, starts);
            }

            return starts;
        }
    }

    private sealed class Choice(ImmutableArray<RuleNode> choices) : RuleNode
    {
        public override ulong Ends(List<string> words, ulong starts)
        {
            var ends = 0UL;
            foreach (var choice in choices)
                ends |= choice.Ends(words, starts);
            return ends;
        }
    }
}
