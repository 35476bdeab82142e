using System.CommandLine;
using MiniBot.Cli.Commands;

namespace MiniBot.Cli.Tests.Commands;

public sealed class BenchCommandTests
{
    private readonly Command _bench = BenchCommand.Create(new Option<bool>("--json"));

    [Theory]
    [InlineData("media")]
    [InlineData("media --calls 5 --seconds 1")]
    [InlineData("media --calls 5,10 --seconds 600")]
    [InlineData("simulate")]
    [InlineData("simulate --count 1000")]
    [InlineData("bargein")]
    [InlineData("bargein --count 10 --vad energy")]
    [InlineData("match")]
    [InlineData("match --count 1000 --entries 20000")]
    [InlineData("endpoint")]
    [InlineData("endpoint --text --level --voices 1 --silences 200,600,800,1000 --svg curve.svg")]
    [InlineData("hear")]
    [InlineData("hear --streams 500 --seconds 5")]
    [InlineData("say")]
    [InlineData("say --count 1000")]
    public void Parse_WithinLimits_IsRight(string arguments) => _bench.Parse(arguments).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("media --calls 0", "--calls takes numbers from 1 to 1000")]
    [InlineData("media --calls many", "--calls takes numbers from 1 to 1000")]
    [InlineData("media --seconds 0", "--seconds takes 1 to 600")]
    [InlineData("media --seconds 601", "--seconds takes 1 to 600")]
    [InlineData("simulate --count 999", "--count takes 1000 to 1000000")]
    [InlineData("bargein --count 9", "--count takes 10 to 100000")]
    [InlineData("say --count 1", "--count takes 2 to 1000")]
    [InlineData("match --count 999", "--count takes 1000 to 10000000")]
    [InlineData("hear --streams 501", "--streams takes 1 to 500")]
    [InlineData("hear --seconds 4", "--seconds takes 5 to 600")]
    [InlineData("match --entries 20001", "--entries takes 1000 to 20000")]
    [InlineData("endpoint --voices 7", "--voices takes 1 to 6")]
    [InlineData("endpoint --silences 240", "--silences takes four rising silences")]
    [InlineData("endpoint --silences 900,700,900,1100", "--silences takes four rising silences")]
    public void Parse_OutOfLimits_NamesTheOptionAndItsLimits(string arguments, string expected) =>
        _bench.Parse(arguments).Errors.ShouldHaveSingleItem().Message.ShouldStartWith(expected);
}
