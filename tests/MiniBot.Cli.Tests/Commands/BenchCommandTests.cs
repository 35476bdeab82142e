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
    [InlineData("match")]
    [InlineData("match --count 1000 --entries 20000")]
    [InlineData("say")]
    [InlineData("say --count 1000")]
    public void Parse_WithinLimits_IsRight(string arguments) => _bench.Parse(arguments).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("media --calls 0", "--calls takes numbers from 1 to 1000")]
    [InlineData("media --calls many", "--calls takes numbers from 1 to 1000")]
    [InlineData("media --seconds 0", "--seconds takes 1 to 600")]
    [InlineData("media --seconds 601", "--seconds takes 1 to 600")]
    [InlineData("simulate --count 999", "--count takes 1000 to 1000000")]
    [InlineData("say --count 1", "--count takes 2 to 1000")]
    [InlineData("match --count 999", "--count takes 1000 to 10000000")]
    [InlineData("match --entries 20001", "--entries takes 1000 to 20000")]
    public void Parse_OutOfLimits_NamesTheOptionAndItsLimits(string arguments, string expected) =>
        _bench.Parse(arguments).Errors.ShouldHaveSingleItem().Message.ShouldStartWith(expected);
}
