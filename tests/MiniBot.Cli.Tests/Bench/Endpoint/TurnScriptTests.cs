using MiniBot.Cli.Bench.Endpoint;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Tests.Bench.Endpoint;

public sealed class TurnScriptTests
{
    [Fact]
    public void Read_Turn_IsItsPiecesAndPauses()
    {
        var (turns, mistakes) = TurnScript.Read("# for reading\nyes_no\toui [400] mais non\nnumber\ttrois", "turns.tsv");

        mistakes.ShouldBeEmpty();
        turns.Length.ShouldBe(2);
        turns[0].Asked.ShouldBe(AnswerKind.YesNo);
        turns[0].Pieces.ShouldBe([new TurnPiece("oui", 0), new TurnPiece("mais non", 400)]);
        turns[0].IsForChoosing.ShouldBeTrue();
        turns[1].HasPauses.ShouldBeFalse();
        turns[1].IsForChoosing.ShouldBeFalse();
    }

    [Theory]
    [InlineData("yes_no\t[400] oui")]
    [InlineData("yes_no\toui [400]")]
    [InlineData("yes_no\toui [100] non")]
    [InlineData("yes_no\toui [1600] non")]
    [InlineData("yes_no\toui [400] [400] non")]
    [InlineData("yes\toui")]
    [InlineData("oui")]
    [InlineData("")]
    public void Read_Mistake_NamesItsPlace(string text)
    {
        var (turns, mistakes) = TurnScript.Read(text, "turns.tsv");

        turns.ShouldBeEmpty();
        mistakes.ShouldHaveSingleItem().ShouldStartWith("turns.tsv:1:");
    }

    [Fact]
    public void Read_ShippedTurns_AreManyOfEveryKind()
    {
        var path = RepositoryRoot.Combine("data", "eval", "turns.fr.tsv");
        var (turns, mistakes) = TurnScript.Read(File.ReadAllText(path), "turns.fr.tsv");

        mistakes.ShouldBeEmpty();
        (turns.Length * 3).ShouldBeGreaterThan(300);
        foreach (var half in turns.GroupBy(t => t.IsForChoosing))
            half.Count(t => t.HasPauses).ShouldBeGreaterThan(35);
        turns.Select(t => t.Pieces.Length).Distinct().Order().ShouldBe([1, 2, 3, 4]);
    }
}
