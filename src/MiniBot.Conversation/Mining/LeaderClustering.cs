using System.Runtime.InteropServices;

namespace MiniBot.Conversation.Mining;

/// <summary>
/// Groups utterances in one pass: each joins the group whose first member is most like it, or founds one. Alike is what
/// shares letters in threes and whole words (Dice's coefficient). Memory is bounded by <see cref="MaxGroups"/>; utterances
/// that come when there is no room for their group share the last one.
/// </summary>
internal sealed class LeaderClustering
{
    public const int MaxGroups = 5_000;

    /// <summary>The share of common features from which two utterances are one group.</summary>
    private const double Alike = 0.45;

    private const int MaxFeatures = 400;

    private readonly Dictionary<string, List<int>> _groupsByFeature = new(StringComparer.Ordinal);
    private readonly List<int> _sizes = [];
    private readonly List<int> _assigned = [];
    private readonly Dictionary<int, int> _common = [];

    /// <summary>The group of each utterance, in the order in which they came.</summary>
    public IReadOnlyList<int> Assigned => _assigned;

    public void Add(IReadOnlyList<string> words)
    {
        var features = FeaturesOf(words);
        _common.Clear();
        foreach (var feature in features)
        {
            foreach (var group in _groupsByFeature.GetValueOrDefault(feature, []))
                CollectionsMarshal.GetValueRefOrAddDefault(_common, group, out _)++;
        }

        var (best, likeness) = (-1, 0.0);
        foreach (var (group, common) in _common)
        {
            var dice = 2.0 * common / (_sizes[group] + features.Count);
            if (dice > likeness || (dice == likeness && group < best))
                (best, likeness) = (group, dice);
        }

        _assigned.Add(likeness >= Alike ? best : Found(features));
    }

    private int Found(HashSet<string> features)
    {
        if (_sizes.Count == MaxGroups)
            return MaxGroups - 1;
        var group = _sizes.Count;
        _sizes.Add(features.Count);
        foreach (var feature in features)
            (CollectionsMarshal.GetValueRefOrAddDefault(_groupsByFeature, feature, out _) ??= []).Add(group);
        return group;
    }

    // Whole words weigh as much as some of their letters: a word of its own, and each three letters within its borders.
    private static HashSet<string> FeaturesOf(IReadOnlyList<string> words)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (features.Count >= MaxFeatures)
                break;
            features.Add(word);
            var bordered = $"_{word}_";
            for (var at = 0; at + 3 <= bordered.Length; at++)
                features.Add(bordered.Substring(at, 3));
        }

        return features;
    }
}
