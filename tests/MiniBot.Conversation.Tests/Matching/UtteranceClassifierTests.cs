using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class UtteranceClassifierTests
{
    [Fact]
    public void Rate_AnyUtterance_AllocatesNothing()
    {
        var classifier = new UtteranceClassifier(ObjectionModel.For("fr"), ToyExamples.Lexicon);
        var texts = ToyExamples.HeldOut.Select(e => e.Text).Append("").Append(new string('é', 1 << 16)).ToArray();
        RateAll(classifier, texts);
        var before = GC.GetAllocatedBytesForCurrentThread();

        RateAll(classifier, texts);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Rate_NoWord_IsEmpty() =>
        new UtteranceClassifier(ObjectionModel.For("fr"), ToyExamples.Lexicon).Rate("… euh").Length.ShouldBe(0);

    private static void RateAll(UtteranceClassifier classifier, string[] texts)
    {
        foreach (var text in texts)
            classifier.Rate(text);
    }
}
