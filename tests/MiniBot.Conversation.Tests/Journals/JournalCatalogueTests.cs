using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Rails;

namespace MiniBot.Conversation.Tests.Journals;

/// <summary>A journal names the answers of the call, so that a replay with others says so.</summary>
public class JournalCatalogueTests
{
    [Fact]
    public void Header_NamesTheCatalogue()
    {
        var journal = Read(Call.At("Q1").Journal);

        journal.Header.CatalogueHash.ShouldBe(Scripts.Savings.Catalogue.ContentHash);
        Replay.Run(Scripts.Savings, journal).IsSameCatalogue.ShouldBeTrue();
    }

    [Fact]
    public void Replay_WithOtherAnswers_SaysSo()
    {
        var journal = Read(Call.At("Q1").Says("c'est combien").Journal);
        var report = Replay.Run(Scripts.Savings with { Catalogue = Catalogue.For("fr", Theme.Crypto) }, journal);

        report.IsSameScenario.ShouldBeTrue();
        report.IsSameCatalogue.ShouldBeFalse();
        report.Differences.ShouldNotBeEmpty();
    }

    [Fact]
    public void Journal_OfBeforeItWasKept_StillReads()
    {
        var hash = $",\"catalogue_hash\":\"{Scripts.Savings.Catalogue.ContentHash}\"";
        var text = Call.At("Q1").Journal;
        text.ShouldContain(hash);
        var journal = Read(text.Replace(hash, "", StringComparison.Ordinal));

        journal.Header.CatalogueHash.ShouldBeNull();
        var report = Replay.Run(Scripts.Savings, journal);
        report.IsSameCatalogue.ShouldBeTrue();
        report.Differences.ShouldBeEmpty();
    }

    private static CallJournal Read(string text) =>
        JournalReader.Read(new StringReader(text)).ShouldBeOfType<JournalOutcome.Read>().Journal;
}
