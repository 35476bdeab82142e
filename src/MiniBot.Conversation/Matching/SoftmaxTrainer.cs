using System.Numerics;
using MiniBot.Conversation.Simulation;

namespace MiniBot.Conversation.Matching;

/// <summary>
/// Fits a <see cref="LinearModel"/> to examples: multinomial logistic regression, one example at a time, each weight with a
/// step of its own (AdaGrad). A third of the examples is spoiled anew in each round, so that the model gets used to mishearings.
/// Deterministic: the same examples give the same model.
/// </summary>
internal sealed class SoftmaxTrainer
{
    private const int Rounds = 20;

    /// <summary>The weights of the last rounds are averaged: what the order and the noise of a single one leave in them evens out.</summary>
    private const int AveragedRounds = 8;

    private const float FirstStep = 0.3f;
    private const float LastStep = 0.1f;
    private const float FirstCurvature = 0.1f;
    private const float BiasStep = 0.1f;

    /// <summary>Labels are corrected in blocks, which hold a vector of any machine's width.</summary>
    private const int Block = 16;

    /// <summary>An example as sure as this teaches nothing more.</summary>
    private const float SureEnough = 0.98f;

    /// <summary>A smaller error is not worth correcting.</summary>
    private const float LeastError = 0.002f;

    private const double SpoiledShare = 0.35;
    private const double WordErrorRate = 0.15;
    private const int LeastUses = 4;
    private const double ThinnedShare = 0.3;

    private readonly IReadOnlyList<TrainingExample> _examples;
    private readonly RecognitionNoise _noise;
    private readonly Lexicon _lexicon;
    private readonly string[] _labels;
    private readonly int[] _labelOf;
    private readonly float[] _importance;
    private readonly bool[] _isFixed;
    private readonly FeatureCensus _census;
    private readonly FeatureIndex _index;
    private readonly int _stride;
    private readonly int[] _blocks;
    private readonly float[] _weights;
    private readonly float[] _curvatures;
    private readonly float[] _biases;
    private readonly float[] _biasCurvatures;
    private readonly float[] _scores;
    private readonly Features _features = new();
    private readonly WeighedFeatures _weighed = new();

    private SoftmaxTrainer(
        IReadOnlyList<TrainingExample> examples,
        Lexicon lexicon,
        string language,
        string[] labels,
        FeatureCensus census
    )
    {
        _examples = examples;
        _noise = new RecognitionNoise(new NearWords(language, CommonWords(examples)), WordErrorRate);
        _lexicon = lexicon;
        _labels = labels;
        var numbers = labels.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        _labelOf = [.. examples.Select(e => numbers[e.Label])];
        _importance = Importance(_labelOf, labels.Length);
        _isFixed = new bool[labels.Length];
        _census = census;
        _index = new FeatureIndex(census.Hashes);
        _stride = (labels.Length + Block - 1) / Block * Block;
        _blocks = new int[_stride / Block];
        _weights = new float[census.Hashes.Length * _stride];
        _curvatures = new float[_weights.Length];
        Array.Fill(_curvatures, FirstCurvature);
        _biases = new float[_stride];
        _biasCurvatures = new float[_stride];
        Array.Fill(_biasCurvatures, 1);
        _scores = new float[_stride];
    }

    /// <summary>Fits a model; takes some seconds for twenty thousand examples.</summary>
    public static LinearModel Train(IReadOnlyList<TrainingExample> examples, Lexicon lexicon, string language)
    {
        string[] labels = [.. examples.Select(e => e.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var trainer = new SoftmaxTrainer(examples, lexicon, language, labels, FeatureCensus.Of(examples, lexicon));
        return trainer.Fit();
    }

    /// <summary>
    /// Teaches a model further labels; takes less than a second. What it knows of the others stays as it is, but for those that
    /// get new examples.
    /// </summary>
    /// <param name="model">What is known.</param>
    /// <param name="own">The new examples.</param>
    /// <param name="others">Examples of what is known, among them all of the labels that get new ones, so that nothing is forgotten.</param>
    /// <param name="lexicon">The language's words.</param>
    /// <param name="language">Two-letter code.</param>
    public static LinearModel Extend(
        LinearModel model,
        IReadOnlyList<TrainingExample> own,
        IReadOnlyList<TrainingExample> others,
        Lexicon lexicon,
        string language
    )
    {
        var taught = own.Select(e => e.Label).ToHashSet(StringComparer.Ordinal);
        string[] labels = [.. model.Labels, .. taught.Except(model.Labels).Order(StringComparer.Ordinal)];
        var census = FeatureCensus.Extend(model.Census, own, lexicon);
        var trainer = new SoftmaxTrainer([.. own, .. others], lexicon, language, labels, census);
        for (var label = 0; label < model.Labels.Length; label++)
            trainer._isFixed[label] = !taught.Contains(labels[label]);
        model.CopyTo(trainer._weights, trainer._stride, trainer._biases);
        return trainer.Fit();
    }

    private LinearModel ToModel() =>
        LinearModel.FromRows(
            [.. _labels],
            _census,
            _weights.Max(Math.Abs),
            Enumerable.Range(0, _census.Hashes.Length).Select(Row),
            _biases[.._labels.Length]
        );

    private IEnumerable<(int Label, float Weight)> Row(int feature) =>
        Enumerable.Range(0, _labels.Length).Select(label => (label, _weights[(feature * _stride) + label]));

    // A word is misheard as one that is often said.
    private static IEnumerable<string> CommonWords(IEnumerable<TrainingExample> examples) =>
        examples
            .SelectMany(e => e.Text.Split(' '))
            .CountBy(word => word)
            .Where(word => word.Value >= LeastUses)
            .Select(word => word.Key);

    // A label with few examples counts for a little more.
    private static float[] Importance(int[] labelOf, int labels)
    {
        var counts = new int[labels];
        foreach (var label in labelOf)
            counts[label]++;
        var usual = (float)labelOf.Length / labels;
        return [.. counts.Select(count => MathF.Pow(usual / Math.Max(1, count), 0.25f))];
    }

    private LinearModel Fit()
    {
        var random = new SeededRandom(1);
        var order = Enumerable.Range(0, _examples.Count).ToArray();
        var sums = new float[_weights.Length];
        var biasSums = new float[_biases.Length];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            var step = FirstStep + ((LastStep - FirstStep) * round / Rounds);
            foreach (var example in order)
            {
                var text = _examples[example].Text;
                if (random.Chance(SpoiledShare))
                    text = _noise.Hear(text, random).Text;
                Weigh(text, random);
                Learn(_labelOf[example], step);
            }

            if (round < Rounds - AveragedRounds)
                continue;
            Add(_weights, sums);
            Add(_biases, biasSums);
        }

        Average(sums, _weights);
        Average(biasSums, _biases);
        return ToModel();
    }

    private static void Add(float[] weights, float[] sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += weights[i];
    }

    private static void Average(float[] sums, float[] weights)
    {
        for (var i = 0; i < sums.Length; i++)
            weights[i] = sums[i] / AveragedRounds;
    }

    private void Weigh(string text, SeededRandom random)
    {
        _features.Read(text, _lexicon);
        _weighed.Fill(_features, _index, _census.Rarities);
        _weighed.Thin(ThinnedShare, random);
    }

    private void Learn(int label, float step)
    {
        _biases.CopyTo(_scores, 0);
        for (var i = 0; i < _weighed.Count; i++)
            AddRow(_weighed.Rows[i] * _stride, _weighed.Strengths[i]);
        Softmax.Apply(_scores.AsSpan(0, _labels.Length));
        if (_scores[label] > SureEnough)
            return;
        _scores[label] -= 1;
        for (var i = 0; i < _labels.Length; i++)
            _scores[i] *= _isFixed[i] ? 0 : _importance[label];
        _scores.AsSpan(_labels.Length).Clear();
        var blocks = BlocksToCorrect();
        for (var i = 0; i < _weighed.Count; i++)
            CorrectRow(_weighed.Rows[i] * _stride, _weighed.Strengths[i], step, blocks);
        for (var i = 0; i < _labels.Length; i++)
        {
            _biasCurvatures[i] += _scores[i] * _scores[i];
            _biases[i] -= step * BiasStep * _scores[i] / MathF.Sqrt(_biasCurvatures[i]);
        }
    }

    private void AddRow(int row, float strength)
    {
        var by = new Vector<float>(strength);
        for (var i = 0; i < _stride; i += Vector<float>.Count)
            (new Vector<float>(_scores, i) + (by * new Vector<float>(_weights, row + i))).CopyTo(_scores, i);
    }

    // Most labels are out of the question for an example: their weights stay as they are.
    private ReadOnlySpan<int> BlocksToCorrect()
    {
        var count = 0;
        for (var block = 0; block < _stride; block += Block)
            if (_scores.AsSpan(block, Block).ContainsAnyExceptInRange(-LeastError, LeastError))
                _blocks[count++] = block;
        return _blocks.AsSpan(0, count);
    }

    private void CorrectRow(int row, float strength, float step, ReadOnlySpan<int> blocks)
    {
        var by = new Vector<float>(strength);
        var pace = new Vector<float>(step);
        foreach (var block in blocks)
            for (var i = block; i < block + Block; i += Vector<float>.Count)
            {
                var gradient = new Vector<float>(_scores, i) * by;
                var curvature = new Vector<float>(_curvatures, row + i) + (gradient * gradient);
                curvature.CopyTo(_curvatures, row + i);
                (new Vector<float>(_weights, row + i) - (pace * gradient / Vector.SquareRoot(curvature))).CopyTo(
                    _weights,
                    row + i
                );
            }
    }
}
