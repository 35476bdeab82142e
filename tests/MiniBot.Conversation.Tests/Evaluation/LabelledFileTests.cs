using System.Collections.Immutable;
using MiniBot.Conversation.Evaluation;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Evaluation;

public sealed class LabelledFileTests
{
    private static readonly string[] Labels = ["affirm", "deny", "none"];

    [Fact]
    public void Read_Lines_AreUtterancesWithTheirLine()
    {
        var (utterances, errors) = Read("# labels\naffirm\toui\r\n\n  deny \t non merci \nnone\tune\ttabulation\n");

        errors.ShouldBeEmpty();
        utterances.ShouldBe([new(2, "affirm", "oui"), new(4, "deny", "non merci"), new(5, "none", "une\ttabulation")]);
    }

    [Fact]
    public void Read_WrongLines_AreAllToldWithPlaceAndMend() =>
        Read("affirm oui\nafirm\toui\nopt\tnon\ndeny\tnon")
            .Errors.Select(e => e.ToString())
            .ShouldBe([
                "own.tsv:1:1: there is no tab between label and utterance. To mend: write the label, a tab, the utterance.",
                "own.tsv:2:1: the label 'afirm' is not known. To mend: did you mean 'affirm'?",
                "own.tsv:3:1: the label 'opt' is not known. To mend: write one of: affirm, deny, none.",
            ]);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n\n")]
    public void Read_NoUtterance_IsAnError(string text) =>
        Read(text).Errors.ShouldHaveSingleItem().Problem.ShouldBe("the file has no utterance");

    [Fact]
    public void Read_LongLine_IsReadUpToItsLimit()
    {
        Read("affirm\t" + new string('a', 1 << 20)).Utterances.ShouldHaveSingleItem().Text.Length.ShouldBe(1 << 20);
        Read("affirm\t" + new string('a', LabelledFile.MaxLineLength))
            .Errors.ShouldHaveSingleItem()
            .Problem.ShouldBe("the line is longer than 2 MB");
    }

    [Fact]
    public void Read_ManyWrongLines_StopsAtAHundredAndShortensLabels()
    {
        var errors = Read(string.Concat(Enumerable.Repeat(new string('x', 500) + "\toui\n", 1000))).Errors;

        errors.Length.ShouldBe(100);
        errors.ShouldAllBe(e => e.Problem.Length < 120);
    }

    private static (ImmutableArray<LabelledUtterance> Utterances, ImmutableArray<ScenarioError> Errors) Read(string text) =>
        LabelledFile.Read(text, "own.tsv", Labels.Contains, Labels);
}
