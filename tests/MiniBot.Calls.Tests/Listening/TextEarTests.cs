using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Tests.Listening;

public sealed class TextEarTests
{
    private readonly TextEar _ear = new();

    [Theory]
    [InlineData("oui\r\n")]
    [InlineData("oui\n")]
    [InlineData("oui\u2028")]
    [InlineData("\uFEFFoui\u2028")]
    [InlineData("non\b\b\boui\u2028")]
    [InlineData("o\uFFFDui\u2028")]
    [InlineData("o\u0007ui\u2028")]
    public void Accept_LineEnd_CompletesUtterance(string typed) => _ear.Accept(typed)[0].ShouldBe("oui");

    [Fact]
    public void Accept_CharacterByCharacter_CompletesOnce()
    {
        "bonjour".SelectMany(c => _ear.Accept(c.ToString())).ShouldBeEmpty();
        _ear.IsPending.ShouldBeTrue();
        _ear.Accept("\u2028").ShouldBe(["bonjour"]);
        _ear.IsPending.ShouldBeFalse();
    }

    [Fact]
    public void Accept_TwoLinesAtOnce_CompletesBoth() => _ear.Accept("oui\nnon\n").ShouldBe(["oui", "non"]);

    [Fact]
    public void Accept_BlankLine_IsAnEmptyUtteranceThatWasNeverPending()
    {
        _ear.Accept("   ").ShouldBeEmpty();
        _ear.IsPending.ShouldBeFalse();
        _ear.Accept("\n").ShouldBe([""]);
        _ear.Finish().ShouldBeEmpty();
    }

    [Fact]
    public void Accept_MoreBackspacesThanText_IsHarmless() => _ear.Accept("a\b\b\b\bb\n").ShouldBe(["b"]);

    [Fact]
    public void Accept_Flood_IsCapped()
    {
        _ear.Accept(new string('a', 100_000));
        _ear.Finish().Length.ShouldBe(TextEar.MaxLength);
    }
}
