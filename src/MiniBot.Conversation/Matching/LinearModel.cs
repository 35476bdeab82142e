using System.Collections.Immutable;

namespace MiniBot.Conversation.Matching;

/// <summary>
/// Scores an utterance against labels: a weight for every feature and label, added up. Immutable, thread-safe.
/// The weights are bytes on one scale, so that the same model gives the same score on every machine.
/// </summary>
internal sealed partial class LinearModel
{
    private readonly ulong[] _hashes;
    private readonly float[] _rarities;
    private readonly int[] _starts;
    private readonly ushort[] _labels;
    private readonly sbyte[] _weights;
    private readonly float[] _biases;
    private readonly float _scale;
    private readonly FeatureIndex _index;

    private LinearModel(
        ImmutableArray<string> labels,
        ulong[] hashes,
        float[] rarities,
        int[] starts,
        ushort[] columns,
        sbyte[] weights,
        float[] biases,
        float scale
    )
    {
        Labels = labels;
        _hashes = hashes;
        _rarities = rarities;
        _starts = starts;
        _labels = columns;
        _weights = weights;
        _biases = biases;
        _scale = scale;
        _index = new FeatureIndex(hashes);
    }

    /// <summary>What can be told apart.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>How many features are known.</summary>
    public int FeatureCount => _hashes.Length;

    /// <summary>The features with their rarity.</summary>
    public FeatureCensus Census => new(_hashes, _rarities);

    /// <summary>Turns features into rows and their strength: the rarer, the stronger, and a long utterance weighs no more than a short one.</summary>
    public void Weigh(Features features, WeighedFeatures into) => into.Fill(features, _index, _rarities);

    /// <summary>The probability of each label, which add up to 1.</summary>
    /// <param name="weighed">From <see cref="Weigh"/>.</param>
    /// <param name="probabilities">One for each label.</param>
    public void Score(WeighedFeatures weighed, Span<float> probabilities)
    {
        _biases.CopyTo(probabilities);
        for (var i = 0; i < weighed.Count; i++)
        {
            var strength = weighed.Strengths[i] * _scale;
            var end = _starts[weighed.Rows[i] + 1];
            for (var at = _starts[weighed.Rows[i]]; at < end; at++)
                probabilities[_labels[at]] += strength * _weights[at];
        }

        Softmax.Apply(probabilities[..Labels.Length]);
    }

    /// <summary>How much one weighed feature speaks for a label; negative when against.</summary>
    public float Contribution(WeighedFeatures weighed, int feature, int label)
    {
        var row = weighed.Rows[feature];
        var at = Array.BinarySearch(_labels, _starts[row], _starts[row + 1] - _starts[row], (ushort)label);
        return at < 0 ? 0 : weighed.Strengths[feature] * _scale * _weights[at];
    }

    /// <summary>Copies the weights into rows of <paramref name="stride"/>, one for each feature, and the biases.</summary>
    public void CopyTo(Span<float> weights, int stride, Span<float> biases)
    {
        for (var row = 0; row < _hashes.Length; row++)
        for (var at = _starts[row]; at < _starts[row + 1]; at++)
            weights[(row * stride) + _labels[at]] = _scale * _weights[at];
        _biases.CopyTo(biases);
    }
}
