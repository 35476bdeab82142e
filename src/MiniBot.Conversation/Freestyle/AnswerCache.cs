using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// Answers of the language model that many people may hear again, the least lately used given up first. It serves all calls,
/// so it stands outside their state: the host looks an answer up before it asks the model, and sends what it finds to the
/// conversation as an input, where the guard reads it again. One owner; not thread-safe.
/// </summary>
/// <param name="capacity">How many answers are kept, from 1 up.</param>
public sealed class AnswerCache(int capacity)
{
    private readonly Dictionary<QuestionKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly int _capacity = capacity > 0 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity));

    /// <summary>How it has served so far.</summary>
    public AnswerCacheStatistics Statistics { get; private set; } = new(0, 0, 0, 0);

    /// <summary>How many answers it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds the answer to a question of this meaning.</summary>
    public bool TryFind(QuestionKey key, [NotNullWhen(true)] out ImmutableArray<string>? sentences)
    {
        ArgumentNullException.ThrowIfNull(key);
        sentences = null;
        Statistics = Statistics with { Lookups = Statistics.Lookups + 1 };
        if (!_entries.TryGetValue(key, out var node))
            return false;
        _byUse.Remove(node);
        _byUse.AddFirst(node);
        Statistics = Statistics with { Hits = Statistics.Hits + 1 };
        sentences = node.Value.Sentences;
        return true;
    }

    /// <summary>Keeps an answer, if every sentence of it passed the guard unchanged.</summary>
    /// <param name="key">The question.</param>
    /// <param name="sentences">The answer.</param>
    /// <param name="guard">The guard's state after its last sentence.</param>
    /// <returns>False when it is not fit to be kept.</returns>
    public bool TryStore(QuestionKey key, ImmutableArray<string> sentences, GuardState guard)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(guard);
        if (!guard.IsClean || guard.Said != sentences.Length || sentences.IsEmpty)
            return false;
        if (_entries.Remove(key, out var old))
            _byUse.Remove(old);
        _entries[key] = _byUse.AddFirst(new Entry(key, sentences));
        Statistics = Statistics with { Stored = Statistics.Stored + 1 };
        if (_entries.Count > _capacity)
            GiveUpLeastUsed();
        return true;
    }

    private void GiveUpLeastUsed()
    {
        _entries.Remove(_byUse.Last!.Value.Key);
        _byUse.RemoveLast();
        Statistics = Statistics with { GivenUp = Statistics.GivenUp + 1 };
    }

    private sealed record Entry(QuestionKey Key, ImmutableArray<string> Sentences);
}

/// <summary>How a cache has served.</summary>
/// <param name="Lookups">Questions looked up.</param>
/// <param name="Hits">Those with an answer.</param>
/// <param name="Stored">Answers kept.</param>
/// <param name="GivenUp">Answers given up for newer ones.</param>
public sealed record AnswerCacheStatistics(long Lookups, long Hits, long Stored, long GivenUp)
{
    /// <summary>The share of lookups with an answer, 0 to 1.</summary>
    public double HitRate => Lookups == 0 ? 0 : Hits / (double)Lookups;
}
