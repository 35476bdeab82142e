using FsCheck;
using FsCheck.Fluent;
using MiniBot.Language.Wire;

namespace MiniBot.Language.Tests.Wire;

public sealed class FailureTests
{
    [Theory]
    [InlineData("""{"error":"out of memory"}""", "out of memory")]
    [InlineData("""{"error":{"code":500,"message":"out of memory"}}""", "out of memory")]
    [InlineData("""{"error":null}""", null)]
    [InlineData("""{"error":{"message":7}}""", null)]
    [InlineData("""{"other":"words"}""", null)]
    [InlineData("""["error"]""", null)]
    [InlineData("""{"error":"cut off""", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void WordsOf_ErrorBody_AreItsMessage(string body, string? words) =>
        Failure.WordsOf(System.Text.Encoding.UTF8.GetBytes(body)).ShouldBe(words);

    [Fact]
    public void WordsOf_AnyBytes_NeverThrow() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Failure.WordsOf(bytes) is null || bytes.Length > 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void InAnswer_WordsWithoutEnd_AreShortenedToOneLine()
    {
        var failure = Failure.InAnswer(string.Concat(Enumerable.Repeat("a\nb", 1000)));

        failure.Message.Length.ShouldBeLessThan(300);
        failure.Message.ShouldNotContain('\n');
    }
}
