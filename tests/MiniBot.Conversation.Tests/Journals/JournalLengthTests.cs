using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Tests.Rails;

namespace MiniBot.Conversation.Tests.Journals;

/// <summary>Whatever a caller says or a model writes, however long, stands in a journal that can be read and replayed.</summary>
public class JournalLengthTests
{
    public static TheoryData<string> LongTexts { get; } =
    [
        new string('a', 1 << 20),
        new string('\u0001', 1 << 20),
        new string('"', 1 << 20),
        string.Concat(Enumerable.Repeat("oui non stop ", 1 << 16)),
        string.Concat(Enumerable.Repeat("😀", 1 << 19)),
        "x" + string.Concat(Enumerable.Repeat("😀", 1 << 19)),
    ];

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Journal_OfAMegabyteAtOnce_ReadsAndReplaysIdentically(string text)
    {
        var call = Call.At("Q1", Scripts.Everything).Says(text).Types(text).IsSaying(text);
        call.Says("pourquoi").Send(new CallInput.ModelSentence(1, text)).Listens();

        var journal = JournalReader.Read(new StringReader(call.Journal)).ShouldBeOfType<JournalOutcome.Read>().Journal;
        journal.IsTruncated.ShouldBeFalse();
        journal.Entries.Length.ShouldBe(call.Inputs);
        Replay.Run(Scripts.Everything, journal).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Text_IsKeptUpToItsLimitAndNeverCutWithinACharacter()
    {
        var most = new string('a', CallInput.MaxTextLength);
        new CallInput.CallerSaid(most, Ear.Text, 1).Text.ShouldBe(most);
        new CallInput.CallerSaid(most + "b", Ear.Text, 1).Text.ShouldBe(most);
        new CallInput.CallerPartial(most + "b", Ear.Text).Text.ShouldBe(most);
        new CallInput.ModelSentence(1, most + "b").Text.ShouldBe(most);
        new CallInput.CallerSaid(most[1..] + "😀", Ear.Text, 1).Text.ShouldBe(most[1..]);
        new CallInput.CallerSaid(most[2..] + "😀", Ear.Text, 1).Text.ShouldBe(most[2..] + "😀");
    }
}
