using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class LinearModelTests
{
    private static readonly LinearModel Toy = CountingTrainer.Train(ToyExamples.Training, ToyExamples.Lexicon);

    [Fact]
    public void Read_WhatWasWritten_ScoresBitForBitTheSame()
    {
        foreach (var model in (LinearModel[])[Toy, ObjectionModel.For("fr")])
        {
            var again = Copy(model);

            again.Labels.ShouldBe(model.Labels);
            again.FeatureCount.ShouldBe(model.FeatureCount);
            ToyExamples.BytesOf(again).ShouldBe(ToyExamples.BytesOf(model));
            foreach (var example in ToyExamples.HeldOut)
                BitsOf(again, example.Text).ShouldBe(BitsOf(model, example.Text));
        }
    }

    [Fact]
    public void Score_Probabilities_AddUpToOne()
    {
        foreach (var example in ToyExamples.HeldOut)
        {
            var rated = new UtteranceClassifier(Toy, ToyExamples.Lexicon).Rate(example.Text).ToArray();
            rated.Sum().ShouldBe(1, 1e-5);
            rated.ShouldAllBe(p => p >= 0 && p <= 1);
        }
    }

    [Fact]
    public void Read_SomethingElse_IsRefused()
    {
        using var bytes = new MemoryStream(new byte[64]);

        Should.Throw<InvalidDataException>(() => LinearModel.Read(bytes));
    }

    [Fact]
    public void Evidence_OfALabel_IsTheWordsThatSpeakForIt()
    {
        var classifier = new UtteranceClassifier(Toy, ToyExamples.Lexicon);
        classifier.Rate("franchement c'est trop cher monsieur");

        var evidence = classifier.Evidence(Toy.Labels.IndexOf("price"));

        evidence.ShouldContain(e => e.Contains("cher", StringComparison.Ordinal));
        evidence.ShouldNotContain(e => e.Contains("monsieur", StringComparison.Ordinal));
    }

    private static LinearModel Copy(LinearModel model)
    {
        using var bytes = new MemoryStream(ToyExamples.BytesOf(model));
        return LinearModel.Read(bytes);
    }

    private static int[] BitsOf(LinearModel model, string text) =>
        [.. new UtteranceClassifier(model, ToyExamples.Lexicon).Rate(text).ToArray().Select(BitConverter.SingleToInt32Bits)];
}
