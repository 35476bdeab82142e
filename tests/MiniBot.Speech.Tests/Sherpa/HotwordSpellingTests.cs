using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

public sealed class HotwordSpellingTests
{
    [Theory]
    [InlineData("<blk> 0\n▁OUI 1\nÉ 2\n", "ÉNERGIE VERTE/OPALE")]
    [InlineData("<blk> 0\n▁oui 1\nÉ 2\n", "énergie verte/opale")]
    public void Spell_AsTheTokensAre_InOneLine(string tokens, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("tokens.txt"), tokens);

        HotwordSpelling.For(folder.File("tokens.txt")).Spell(["Énergie verte", "Opale", "opale!", "/"]).ShouldBe(expected);
    }
}
