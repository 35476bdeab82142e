namespace MiniBot.Conversation.Matching;

/// <summary>Which features occur in the examples, and how rare each is.</summary>
internal sealed class FeatureCensus
{
    /// <summary>A feature of a single example says nothing about others.</summary>
    private const int LeastExamples = 2;

    /// <summary>Brings the rarities of some thousand examples near 1.</summary>
    private const float UsualRarity = 5;

    /// <summary>A feature that only new examples have is as rare as one among twenty thousand.</summary>
    private const float RarityOfNew = 2;

    public FeatureCensus(ulong[] hashes, float[] rarities) => (Hashes, Rarities) = (hashes, rarities);

    /// <summary>The features, each once, in the order in which they were met.</summary>
    public ulong[] Hashes { get; }

    /// <summary>The inverse document frequency of each.</summary>
    public float[] Rarities { get; }

    public static FeatureCensus Of(IReadOnlyList<TrainingExample> examples, Lexicon lexicon, int leastExamples = LeastExamples)
    {
        var features = new Features();
        var lastExample = new Dictionary<ulong, int>();
        var counts = new Dictionary<ulong, int>();
        for (var example = 0; example < examples.Count; example++)
        {
            features.Read(examples[example].Text, lexicon);
            foreach (var hash in features.Hashes.AsSpan(0, features.Count))
            {
                if (lastExample.TryGetValue(hash, out var last) && last == example)
                    continue;
                lastExample[hash] = example;
                counts[hash] = counts.GetValueOrDefault(hash) + 1;
            }
        }

        var kept = counts.Where(c => c.Value >= leastExamples).ToList();
        return new FeatureCensus(
            [.. kept.Select(c => c.Key)],
            [.. kept.Select(c => MathF.Log(1 + ((float)examples.Count / c.Value)) / UsualRarity)]
        );
    }

    /// <summary>The same with the features that only the new examples have, which come last.</summary>
    public static FeatureCensus Extend(FeatureCensus known, IReadOnlyList<TrainingExample> examples, Lexicon lexicon)
    {
        var added = Of(examples, lexicon, leastExamples: 1).Hashes.Except(known.Hashes).ToList();
        return new FeatureCensus(
            [.. known.Hashes, .. added],
            [.. known.Rarities, .. Enumerable.Repeat(RarityOfNew, added.Count)]
        );
    }
}
