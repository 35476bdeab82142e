using MiniBot.Cli.Bench;

namespace MiniBot.Cli.Tests.Bench;

public sealed class MediaBenchOptionsTests
{
    [Theory]
    [InlineData("50", new[] { 50 })]
    [InlineData("50,100, 200", new[] { 50, 100, 200 })]
    [InlineData("1,1000", new[] { 1, 1000 })]
    public void ReadCalls_Numbers_AreTaken(string text, int[] expected) => MediaBenchOptions.ReadCalls(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("-5")]
    [InlineData("50,")]
    [InlineData("50;100")]
    [InlineData("99999999999999")]
    public void ReadCalls_AnythingElse_IsRefused(string text) => MediaBenchOptions.ReadCalls(text).ShouldBeNull();
}
