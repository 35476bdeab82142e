namespace MiniBot.Conversation.Understanding;

/// <summary>All phrases as a tree of words: one pass over an utterance finds every phrase in it. Immutable once built.</summary>
internal sealed class PhraseIndex
{
    private readonly Node _root = new();

    /// <summary>Adds a phrase. On the same words, the first label stays.</summary>
    public void Add(IReadOnlyList<string> words, PhraseLabel label, bool wholeUtterance)
    {
        if (words.Count == 0)
            return;
        var node = _root;
        foreach (var word in words)
            node = node.Next(word);
        if (wholeUtterance)
            node.Whole ??= label;
        else
            node.Anywhere ??= label;
    }

    /// <summary>Adds every phrase found in <paramref name="words"/> to <paramref name="matches"/>.</summary>
    public void Find(IReadOnlyList<string> words, List<PhraseMatch> matches)
    {
        for (var start = 0; start < words.Count; start++)
        {
            var node = _root;
            for (var end = start; end < words.Count && node.TryNext(words[end], out node); end++)
            {
                var length = end - start + 1;
                if (node.Anywhere is { } label)
                    matches.Add(new PhraseMatch(label, start, length));
                if (node.Whole is { } whole && length == words.Count)
                    matches.Add(new PhraseMatch(whole, start, length));
            }
        }
    }

    /// <summary>True when the words from <paramref name="start"/> to the end begin a longer phrase with such a label.</summary>
    public bool CouldGoOn(IReadOnlyList<string> words, int start, Func<PhraseLabel, bool> isWanted)
    {
        var node = _root;
        for (var i = start; i < words.Count; i++)
        {
            if (!node.TryNext(words[i], out node))
                return false;
        }

        return node.LeadsTo(isWanted);
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _next = new(StringComparer.Ordinal);

        public PhraseLabel? Anywhere { get; set; }

        public PhraseLabel? Whole { get; set; }

        public Node Next(string word) => _next.TryGetValue(word, out var node) ? node : _next[word] = new Node();

        public bool TryNext(string word, out Node node) => _next.TryGetValue(word, out node!);

        /// <summary>True when a phrase that ends after this node has such a label.</summary>
        public bool LeadsTo(Func<PhraseLabel, bool> isWanted) => _next.Values.Any(n => n.Has(isWanted) || n.LeadsTo(isWanted));

        private bool Has(Func<PhraseLabel, bool> isWanted) =>
            (Anywhere is { } anywhere && isWanted(anywhere)) || (Whole is { } whole && isWanted(whole));
    }
}

/// <summary>A phrase found in an utterance, by its place among the words.</summary>
internal readonly record struct PhraseMatch(PhraseLabel Label, int Start, int Length)
{
    public int End => Start + Length;
}
