using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Matching;

namespace MiniBot.Conversation.Tests.Catalogues;

/// <summary>What the shipped answers may say, and what the shipped data must hold.</summary>
public sealed class ShippedEntriesTests
{
    private const int MaxFollowUpWords = 15;
    private const int LeastPhrases = 25;
    private const int MostShared = 8;

    private static readonly string[] KnownVariables = ["company_name", "principal", "purpose"];

    private static readonly string[] RiskWarnings =
    [
        "risque de perte en capital",
        "perdre tout son capital",
        "perdre son capital",
        "risque de perdre",
        "engage et doit être remboursé",
        "volatils",
        "n'est jamais garanti",
        "que ce que vous pouvez perdre",
    ];

    // Where one of these is spoken of, so is its risk.
    private static readonly string[] RiskyMatters =
    [
        "placement",
        "placer",
        "rendement",
        "rapporte",
        "assurance vie",
        "acheter",
        "prix de revente",
        "monter ou chuter",
        "un crédit engage",
    ];

    private static readonly CatalogueEntry[] All =
    [
        .. Enum.GetValues<Theme>().SelectMany(theme => TrainingData.OwnEntries("fr", theme)),
    ];

    public static TheoryData<string> Ids => [.. All.Select(e => e.Id)];

    [Fact]
    public void Ids_ThemesAndTypes_AreTheFixedOnes() =>
        All.Select(e => (e.Id, e.Theme, e.Type)).ShouldBe(FixedCatalogue.Entries, ignoreOrder: true);

    [Fact]
    public void Themes_EachWithTheGeneralEntries_AreFortyEntries()
    {
        Catalogue.For("fr", Theme.General).Entries.Length.ShouldBe(20);
        foreach (var theme in (Theme[])[Theme.Finance, Theme.Crypto, Theme.Energy])
            Catalogue.For("fr", theme).Entries.Length.ShouldBe(40);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Entry_HasPhrasesAnswerFollowUpAndRecording(string id)
    {
        var entry = Find(id);

        entry.Phrases.Length.ShouldBeGreaterThanOrEqualTo(LeastPhrases);
        Words(entry.Answer).ShouldBeInRange(10, CatalogueEntry.MaxAnswerWords);
        Words(entry.FollowUp.ShouldNotBeNull()).ShouldBeInRange(2, MaxFollowUpWords);
        entry.FollowUp.Text.ShouldEndWith("?");
        entry.AudioPath.ShouldBe($"objections/fr/{id}.wav");
        entry.Answer.Variables.Concat(entry.FollowUp.Variables).ShouldBeSubsetOf(KnownVariables);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Answer_PromisesNothing(string id)
    {
        foreach (var text in Spoken(Find(id)))
        {
            text.ShouldNotContain("%");
            text.ShouldNotContain("pour cent");
            text.ShouldNotContain("€");
            text.ShouldNotMatch(@"\beuros?\b");
            text.ShouldNotMatch(@"\d", "no figure of a return, a price or a term");
            foreach (
                var promise in (string[])
                    [
                        "c'est garanti",
                        "sans risque",
                        "nous garantissons",
                        "je vous garantis",
                        "je vous promets",
                        "vous gagnerez",
                        "vous économiserez",
                    ]
            )
                text.Replace("ne vous promets", "", StringComparison.Ordinal).ShouldNotContain(promise);
        }
    }

    // "Garanti" only as what is not, or as the name of a thing: a guarantee of the maker's.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Answer_SpeaksOfGuarantees_OnlyToDenyThemOrWhereTheyAreTheSubject(string id)
    {
        var entry = Find(id);
        foreach (
            var sentence in Spoken(entry)
                .SelectMany(t => t.Split('.', '?', ';'))
                .Where(s => s.Contains("garanti", StringComparison.Ordinal))
        )
            (
                id is "ene.faq.warranty"
                || sentence.Contains("garanties d'origine", StringComparison.Ordinal)
                || Denials.Any(d => sentence.Contains(d, StringComparison.Ordinal))
            ).ShouldBeTrue($"{id}: {sentence}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Answer_AboutAPlacementOrACredit_WarnsOfTheRisk(string id)
    {
        var entry = Find(id);
        var answer = entry.Answer.Text.ToLowerInvariant();
        if (
            entry.Theme is not (Theme.Finance or Theme.Crypto)
            || !RiskyMatters.Any(m => answer.Contains(m, StringComparison.Ordinal))
        )
            return;

        RiskWarnings.Any(w => answer.Contains(w, StringComparison.Ordinal)).ShouldBeTrue($"{id}: {answer}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Answer_DoesNotPretendToBeHuman(string id)
    {
        foreach (var text in Spoken(Find(id)))
        foreach (
            var claim in (string[])
                [
                    "je suis humain",
                    "je suis une vraie",
                    "en chair et en os",
                    "ma femme",
                    "mon mari",
                    "moi-même client",
                    "je m'appelle",
                    "mon collègue et moi",
                ]
        )
            text.ShouldNotContain(claim);
    }

    [Fact]
    public void AreYouRobot_IsAnsweredYes()
    {
        var answer = Find(CatalogueEntry.AreYouRobot).Answer.Text;

        answer.ShouldStartWith("Oui, je suis une intelligence artificielle");
        Find(CatalogueEntry.AreYouRobot).IsFixed.ShouldBeTrue();
    }

    [Fact]
    public void Phrases_OfOneFile_BelongToOneEntryEach()
    {
        foreach (var theme in All.GroupBy(e => e.Theme))
            Shared(theme).ShouldBeEmpty();
    }

    // "Vous prenez combien" is a price in general, and fees where fees are the matter. There should be no more of these.
    [Theory]
    [InlineData(Theme.Finance)]
    [InlineData(Theme.Crypto)]
    [InlineData(Theme.Energy)]
    public void Phrases_LoadedTogether_AreSharedByFewEntries(Theme theme)
    {
        var shared = Shared(TrainingData.Entries("fr", theme));

        shared.Count.ShouldBeLessThanOrEqualTo(MostShared, string.Join('\n', shared));
    }

    private static string[] Denials { get; } =
    ["aucun", "jamais", "sans garantie", "pas de valeur garantie", "ne peux vous garantir", "reconnus garants"];

    private static CatalogueEntry Find(string id) => All.Single(e => e.Id == id);

    private static IEnumerable<string> Spoken(CatalogueEntry entry) =>
        [entry.Answer.Text.ToLowerInvariant(), entry.FollowUp!.Text.ToLowerInvariant()];

    private static int Words(Template text) => text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static List<string> Shared(IEnumerable<CatalogueEntry> entries) =>
        [
            .. entries
                .SelectMany(e => e.Phrases.Select(phrase => (e.Id, Folded: Folding.Of(phrase))))
                .GroupBy(p => p.Folded)
                .Where(g => g.Select(p => p.Id).Distinct().Count() > 1)
                .Select(g => $"{g.Key}: {string.Join(", ", g.Select(p => p.Id).Distinct())}"),
        ];
}
