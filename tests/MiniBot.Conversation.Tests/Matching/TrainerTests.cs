using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class TrainerTests
{
    [Fact]
    public void Softmax_SameExamples_GiveTheSameBytes() =>
        ToyExamples.BytesOf(LearnSoftmax()).ShouldBe(ToyExamples.BytesOf(LearnSoftmax()));

    [Fact]
    public void Softmax_HeldOutExamples_AreRecognised()
    {
        var model = LearnSoftmax();

        model.Labels.ShouldBe(["price", "time", "who"]);
        ToyExamples.RightShare(model).ShouldBeGreaterThan(0.98);
        ToyExamples.LikeliestOf(model, "le budget il est trop cher").ShouldBe("price");
        ToyExamples.LikeliestOf(model, "là je suis très pressé").ShouldBe("time");
    }

    [Fact]
    public void Softmax_OneLabel_IsCertain()
    {
        var examples = ToyExamples.Training.Where(e => e.Label == "who").ToList();

        var model = SoftmaxTrainer.Train(examples, ToyExamples.Lexicon, "fr");

        new UtteranceClassifier(model, ToyExamples.Lexicon).Rate("qui êtes-vous")[0].ShouldBe(1);
    }

    [Fact]
    public void Extend_FurtherLabel_IsLearntAndTheOthersStay()
    {
        var known = LearnSoftmax();
        List<TrainingExample> own =
        [
            new("parking", "où est-ce que je me gare"),
            new("parking", "est-ce qu'il y a un parking"),
            new("parking", "on peut se garer devant chez vous"),
            new("parking", "il y a de la place pour la voiture"),
        ];

        var extended = SoftmaxTrainer.Extend(known, own, ToyExamples.Training, ToyExamples.Lexicon, "fr");

        extended.Labels.ShouldBe([.. known.Labels, "parking"]);
        ToyExamples.LikeliestOf(extended, "il y a un parking pour se garer").ShouldBe("parking");
        ToyExamples.RightShare(extended).ShouldBeGreaterThan(0.98);
        ToyExamples
            .BytesOf(SoftmaxTrainer.Extend(known, own, ToyExamples.Training, ToyExamples.Lexicon, "fr"))
            .ShouldBe(ToyExamples.BytesOf(extended));
    }

    [Fact]
    public void Counting_SameExamples_GiveTheSameBytes() =>
        ToyExamples.BytesOf(LearnByCounting()).ShouldBe(ToyExamples.BytesOf(LearnByCounting()));

    [Fact]
    public void Counting_HeldOutExamples_AreRecognised() => ToyExamples.RightShare(LearnByCounting()).ShouldBeGreaterThan(0.98);

    [Fact]
    public void Counting_FeatureOfOneExample_IsKept()
    {
        var model = CountingTrainer.Train(
            [new TrainingExample("a", "la piscine"), new TrainingExample("b", "le garage")],
            ToyExamples.Lexicon
        );

        ToyExamples.LikeliestOf(model, "une piscine").ShouldBe("a");
        ToyExamples.LikeliestOf(model, "un garage").ShouldBe("b");
    }

    private static LinearModel LearnSoftmax() => SoftmaxTrainer.Train(ToyExamples.Training, ToyExamples.Lexicon, "fr");

    private static LinearModel LearnByCounting() => CountingTrainer.Train(ToyExamples.Training, ToyExamples.Lexicon);
}
