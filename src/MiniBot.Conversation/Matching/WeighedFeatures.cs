using MiniBot.Conversation.Simulation;

namespace MiniBot.Conversation.Matching;

/// <summary>The features of one utterance that a model knows, with their strength. A scratch pad, as <see cref="Features"/> is.</summary>
internal sealed class WeighedFeatures
{
    /// <summary>How much an utterance weighs in all; found by trying, as the shares below.</summary>
    private const float Norm = 2;

    /// <summary>An unknown feature takes this share of its weight from the known ones: what was never seen makes us doubt.</summary>
    private const float Doubt = 0.5f;

    private static readonly float[] ShareOfGroup = Shares();

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The model's row of each.</summary>
    public int[] Rows { get; } = new int[Features.MaxFeatures];

    /// <summary>The strength of each.</summary>
    public float[] Strengths { get; } = new float[Features.MaxFeatures];

    /// <summary>The word at which each begins.</summary>
    public byte[] Words { get; } = new byte[Features.MaxFeatures];

    internal void Fill(Features features, FeatureIndex index, ReadOnlySpan<float> rarities)
    {
        Count = 0;
        var total = 1e-6f;
        for (var i = 0; i < features.Count; i++)
        {
            var group = features.Groups[i];
            var strength = ShareOfGroup[(int)group] / MathF.Sqrt(features.CountOf(group));
            var row = index.Find(features.Hashes[i]);
            if (row == FeatureIndex.Unknown)
            {
                total += strength * strength * Doubt;
                continue;
            }

            strength *= rarities[row];
            total += strength * strength;
            (Rows[Count], Strengths[Count], Words[Count]) = (row, strength, features.Words[i]);
            Count++;
        }

        var norm = Norm / MathF.Sqrt(total);
        foreach (ref var strength in Strengths.AsSpan(0, Count))
            strength *= norm;
    }

    /// <summary>Leaves a share of the features out, so that a model in training does not lean on single ones.</summary>
    internal void Thin(double share, SeededRandom random)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (!random.Chance(share))
            {
                (Rows[kept], Strengths[kept], Words[kept]) = (Rows[i], Strengths[i], Words[i]);
                kept++;
            }

        Count = kept;
    }

    private static float[] Shares()
    {
        var shares = new float[(int)FeatureGroup.Count];
        shares[(int)FeatureGroup.Word] = 1;
        shares[(int)FeatureGroup.WordPair] = 0.8f;
        shares[(int)FeatureGroup.SkipPair] = 0.5f;
        shares[(int)FeatureGroup.Piece] = 1;
        shares[(int)FeatureGroup.Sound] = 0.6f;
        shares[(int)FeatureGroup.SoundPair] = 0.6f;
        shares[(int)FeatureGroup.Concept] = 1;
        shares[(int)FeatureGroup.ConceptPair] = 0.8f;
        shares[(int)FeatureGroup.ConceptsTogether] = 0.6f;
        shares[(int)FeatureGroup.Denied] = 0.6f;
        shares[(int)FeatureGroup.DeniedConcept] = 0.8f;
        return shares;
    }
}
