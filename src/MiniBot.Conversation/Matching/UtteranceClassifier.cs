using System.Collections.Immutable;

namespace MiniBot.Conversation.Matching;

/// <summary>Tells how likely an utterance carries each label, and by which words. Immutable, thread-safe; allocates only the evidence.</summary>
internal sealed class UtteranceClassifier(LinearModel model, Lexicon lexicon)
{
    /// <summary>A word speaks for a label when it brings at least this share of what the strongest word brings.</summary>
    private const float EvidenceShare = 0.35f;

    [ThreadStatic]
    private static Scratch? t_scratch;

    /// <summary>What can be told apart.</summary>
    public ImmutableArray<string> Labels => model.Labels;

    /// <summary>
    /// The probability of each label; they add up to 1. Empty when there is no word to look at. Valid on this thread until the
    /// next call.
    /// </summary>
    public ReadOnlySpan<float> Rate(ReadOnlySpan<char> utterance)
    {
        var scratch = t_scratch ??= new Scratch();
        if (scratch.Probabilities.Length < Labels.Length)
            scratch.Probabilities = new float[Labels.Length];
        scratch.Features.Read(utterance, lexicon);
        if (scratch.Features.WordCount == 0)
            return [];
        model.Weigh(scratch.Features, scratch.Weighed);
        var probabilities = scratch.Probabilities.AsSpan(0, Labels.Length);
        model.Score(scratch.Weighed, probabilities);
        return probabilities;
    }

    /// <summary>The words that speak most for a label in the utterance last rated on this thread: in their order, folded, neighbours as one.</summary>
    public ImmutableArray<string> Evidence(int label)
    {
        var scratch = t_scratch ?? throw new InvalidOperationException("Nothing was rated on this thread.");
        Span<float> shares = stackalloc float[Features.MaxWords];
        shares.Clear();
        for (var i = 0; i < scratch.Weighed.Count; i++)
            shares[scratch.Weighed.Words[i]] += model.Contribution(scratch.Weighed, i, label);
        var least = float.Epsilon;
        foreach (var share in shares)
            least = Math.Max(least, share * EvidenceShare);
        var evidence = ImmutableArray.CreateBuilder<string>();
        for (var word = 0; word < scratch.Features.WordCount; word++)
        {
            if (shares[word] < least)
                continue;
            var text = scratch.Features.Word(word).ToString();
            if (word > 0 && shares[word - 1] >= least)
                evidence[^1] += " " + text;
            else
                evidence.Add(text);
        }

        return evidence.ToImmutable();
    }

    private sealed class Scratch
    {
        public Features Features { get; } = new();

        public WeighedFeatures Weighed { get; } = new();

        public float[] Probabilities { get; set; } = [];
    }
}
