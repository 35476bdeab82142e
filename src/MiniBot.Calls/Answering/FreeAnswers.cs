using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MiniBot.Conversation.Freestyle;
using MiniBot.Language;

namespace MiniBot.Calls.Answering;

/// <summary>
/// What the language model answers, for all calls: the model, and its answers that others may hear again. Thread-safe; owns
/// nothing.
/// </summary>
/// <param name="model">Asked where no answer is kept.</param>
/// <param name="capacity">How many answers are kept, from 1 up.</param>
public sealed class FreeAnswers(ChatModel model, int capacity = 500)
{
    private readonly Lock _lock = new();
    private readonly AnswerCache _cache = new(capacity);

    /// <summary>How the kept answers have served.</summary>
    public AnswerCacheStatistics Kept
    {
        get
        {
            lock (_lock)
                return _cache.Statistics;
        }
    }

    /// <summary>The model that is asked first, for the journal.</summary>
    internal string Name => model.Names.First();

    internal ChatModel Model => model;

    internal bool TryFind(QuestionKey key, [NotNullWhen(true)] out ImmutableArray<string>? sentences)
    {
        bool found;
        lock (_lock)
            found = _cache.TryFind(key, out sentences);
        LanguageMeter.CountLookup(found);
        return found;
    }

    internal void Keep(QuestionKey key, ImmutableArray<string> sentences, GuardState guard)
    {
        lock (_lock)
            _cache.TryStore(key, sentences, guard);
    }
}
