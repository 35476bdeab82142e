using FsCheck;
using FsCheck.Fluent;
using MiniBot.Speech.PocketSphinx;

namespace MiniBot.Speech.Tests.PocketSphinx;

public sealed class PhraseSpellingTests
{
    private static readonly HashSet<string> Known =
    [
        "j'",
        "ai",
        "d'accord",
        "peut-être",
        "aujourd'hui",
        "rappelez",
        "moi",
        "m'",
        "appelez",
        "s'",
        "il",
    ];

    [Theory]
    [InlineData("J'ai", "j' ai")]
    [InlineData("D’accord !", "d'accord")]
    [InlineData("Peut-être…", "peut-être")]
    [InlineData("aujourd'hui", "aujourd'hui")]
    [InlineData("rappelez-moi", "rappelez moi")]
    [InlineData("  S'il,  m'appelez  ", "s' il m' appelez")]
    [InlineData("j' ai", "j' ai")]
    [InlineData("?!", "")]
    public void Spell_FrenchPhrase_GivesTheDictionarysWords(string phrase, string words)
    {
        string.Join(' ', PhraseSpelling.Spell(phrase, Known.Contains, out var unknown)).ShouldBe(words);
        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void Spell_UnknownWords_AreNamedOnce()
    {
        PhraseSpelling.Spell("bip, j'ai Bip", Known.Contains, out var unknown).ShouldBe(["bip", "j'", "ai", "bip"]);

        unknown.ShouldBe(["bip"]);
    }

    [Fact]
    public void Join_Elisions_AreClosed() => PhraseSpelling.Join(["je", "n'", "ai", "pas"]).ShouldBe("je n'ai pas");

    [Fact]
    public void Spell_AnyText_IsSpelledAlikeAgain() =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                var once = PhraseSpelling.Spell(text.Get, Known.Contains, out _);
                PhraseSpelling.Spell(string.Join(' ', once), Known.Contains, out _).ShouldBe(once);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
