using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Catalogues;

/// <summary>A company's file beside a shipped catalogue: the language is the same, and the theme is general or the same.</summary>
public sealed class JoinedCatalogueTests
{
    private static readonly Catalogue Energy = Catalogue.For("fr", Theme.Energy);

    [Theory]
    [InlineData("general")]
    [InlineData("energy")]
    public void Read_GeneralOrTheSameTheme_IsTaken(string theme)
    {
        var own = Read("fr", theme, Energy).ShouldBeOfType<CatalogueOutcome.Valid>().File;

        Energy.With(own).Find("own.faq.parking").ShouldNotBeNull();
    }

    [Fact]
    public void Read_OtherLanguageAndTheme_AreRefusedAtTheirLines()
    {
        var errors = Read("en", "crypto", Energy).ShouldBeOfType<CatalogueOutcome.Invalid>().Errors;

        errors
            .Select(e => e.ToString())
            .ShouldBe([
                "own.yaml:1:11: language: these entries are in 'en', but the conversation is in 'fr'. To mend: write language: fr, and the entries in it.",
                "own.yaml:2:8: theme: these entries are of the theme 'crypto', but the conversation is of 'energy'. To mend: write theme: energy, or theme: general.",
            ]);
    }

    [Fact]
    public void Read_ThemeBesideGeneralEntriesAlone_IsRefused() =>
        Read("fr", "energy", Catalogue.For("fr", Theme.General))
            .ShouldBeOfType<CatalogueOutcome.Invalid>()
            .Errors.ShouldHaveSingleItem()
            .Mend.ShouldBe("write theme: general, or change the theme of the conversation");

    [Fact]
    public void Read_ByItself_MayBeOfAnyLanguageAndTheme() => Read("en", "crypto", null).ShouldBeOfType<CatalogueOutcome.Valid>();

    [Theory]
    [InlineData("en", "general")]
    [InlineData("fr", "crypto")]
    public void With_AFileThatDoesNotGoWithIt_IsAMistakeOfTheCaller(string language, string theme)
    {
        var own = Read(language, theme, null).ShouldBeOfType<CatalogueOutcome.Valid>().File;

        Should.Throw<ArgumentException>(() => Energy.With(own)).ParamName.ShouldBe("own");
    }

    [Fact]
    public void Scenario_WhoseCatalogueIsOfAnotherTheme_IsRefused()
    {
        var outcome = ScenarioReader.Read(Scripts.TextOf("demo-epargne.yaml"), "mine.yaml", _ => TextOf("fr", "crypto"));

        var error = outcome.ShouldBeOfType<ScenarioOutcome.Invalid>().Errors.ShouldHaveSingleItem();
        error.ToString().ShouldStartWith("catalogues/demo-epargne.yaml:2:8: theme: ");
    }

    [Fact]
    public void ContentHash_IsOfEverythingThatIsSaidOrAsked()
    {
        var shipped = Energy.ContentHash;
        shipped.ShouldMatch("^[0-9a-f]{64}$");
        Catalogue.For("fr", Theme.Energy).ContentHash.ShouldBe(shipped);
        string[] others =
        [
            Catalogue.For("fr", Theme.Crypto).ContentHash,
            Catalogue.For("fr", Theme.General).ContentHash,
            HashWith("answer: Deux minutes."),
            HashWith("answer: Trois minutes."),
            HashWith("answer: Deux minutes., follow_up: Une."),
            HashWith("answer: Deux minutes., audio_path: a.wav"),
        ];
        others.Append(shipped).ShouldBeUnique();
        HashWith("answer: Deux minutes.").ShouldBe(others[2]);
    }

    private static string HashWith(string keys)
    {
        var text = $"language: fr\ntheme: general\nentries:\n  - {{ id: gen.faq.duration, type: faq, {keys} }}\n";
        var own = CatalogueReader.Read(text, "own.yaml", Energy).ShouldBeOfType<CatalogueOutcome.Valid>().File;
        return Energy.With(own).ContentHash;
    }

    private static CatalogueOutcome Read(string language, string theme, Catalogue? joined) =>
        CatalogueReader.Read(TextOf(language, theme), "own.yaml", joined);

    private static string TextOf(string language, string theme) =>
        $$"""
            language: {{language}}
            theme: {{theme}}
            entries:
              - { id: own.faq.parking, type: faq, answer: Oui. }
            """;
}
