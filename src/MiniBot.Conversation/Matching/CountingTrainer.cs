namespace MiniBot.Conversation.Matching;

/// <summary>
/// Makes a <see cref="LinearModel"/> by counting, in one pass: a feature speaks for a label as far as it is commoner there than
/// elsewhere. For catalogues of thousands of entries, where learning would take minutes.
/// </summary>
internal static class CountingTrainer
{
    /// <summary>A weight is this at most; a feature that only one label has comes near it.</summary>
    private const float Highest = 12;

    /// <summary>A feature that more labels share than these tells nothing.</summary>
    private const int MostLabels = 400;

    public static LinearModel Train(IReadOnlyList<TrainingExample> examples, Lexicon lexicon)
    {
        string[] labels = [.. examples.Select(e => e.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var census = FeatureCensus.Of(examples, lexicon, leastExamples: 1);
        var index = new FeatureIndex(census.Hashes);
        var counts = new Dictionary<int, float>[census.Hashes.Length];
        var features = new Features();
        foreach (var example in examples)
        {
            var label = Array.BinarySearch(labels, example.Label, StringComparer.Ordinal);
            features.Read(example.Text, lexicon);
            foreach (var hash in features.Hashes.AsSpan(0, features.Count))
            {
                var row = counts[index.Find(hash)] ??= [];
                row[label] = row.GetValueOrDefault(label) + 1;
            }
        }

        return LinearModel.FromRows([.. labels], census, Highest, counts.Select(RowOf), new float[labels.Length]);
    }

    private static IEnumerable<(int Label, float Weight)> RowOf(Dictionary<int, float> counts)
    {
        if (counts.Count > MostLabels)
            yield break;
        var total = counts.Values.Sum();
        foreach (var (label, count) in counts.OrderBy(c => c.Key))
            yield return (label, Highest * count / total);
    }
}
