using MiniBot.Cli.Bench;
using MiniBot.Conversation.Catalogues;

namespace MiniBot.Cli.Tests.Bench;

public sealed class MatchBenchTests
{
    [Fact]
    public void Run_MeasuresAThemeAndALargeFile()
    {
        var report = new MatchBench(matches: 1000, ownEntries: 1000, TimeProvider.System).Run(
            new Progress<int>(),
            CancellationToken.None
        );

        report.Runs.Select(r => r.Entries).ShouldBe([40, 1040]);
        report.Runs.ShouldAllBe(r => r.Matches == 1000 && r.P50Us > 0 && r.P99Us >= r.P50Us && r.MaxUs >= r.P99Us);
        report.Runs.ShouldAllBe(r => r.BytesPerMatch > 0 && r.BytesPerMatch < 2048);
        report.OwnFileLearnMs.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void SyntheticCatalogue_IsAGoodFileAlwaysTheSame()
    {
        var file = CatalogueReader
            .Read(SyntheticCatalogue.TextOf(3000), "bench.yaml")
            .ShouldBeOfType<CatalogueOutcome.Valid>()
            .File;

        file.Entries.Length.ShouldBe(3000);
        file.Entries.SelectMany(e => e.Phrases).Distinct().Count().ShouldBe(9000);
        SyntheticCatalogue.TextOf(3000).ShouldBe(SyntheticCatalogue.TextOf(3000));
    }
}
