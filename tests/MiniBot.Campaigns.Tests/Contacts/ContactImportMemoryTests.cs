namespace MiniBot.Campaigns.Tests.Contacts;

/// <summary>Runs alone: other tests' objects would be counted as well.</summary>
[Collection(nameof(ContactImportMemoryTests))]
public sealed class ContactImportMemoryTests : IDisposable
{
    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Import_HundredThousandRows_MemoryStaysFlat()
    {
        var campaign = await _bench.AddCampaignAsync();
        using var file = new FileStream(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            4096,
            FileOptions.DeleteOnClose
        );
        await using (var writer = new StreamWriter(file, leaveOpen: true))
        {
            await writer.WriteLineAsync("phone,first_name");
            for (var i = 0; i < 100_000; i++)
                await writer.WriteLineAsync($"+3319{9_000_000 + i:0000000},Prénom {i}");
        }

        file.Position = 0;
        var start = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var progress = new Watch(rows =>
            most = rows % 25_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most
        );

        var report = await _bench.ImportAsync(campaign, file, progress);

        report.Added.ShouldBe(100_000);
        (most - start).ShouldBeLessThan(32L * 1024 * 1024);
    }

    private sealed class Watch(Action<int> watch) : IProgress<int>
    {
        public void Report(int value) => watch(value);
    }
}

[CollectionDefinition(nameof(ContactImportMemoryTests), DisableParallelization = true)]
public sealed class ContactImportMemoryAlone;
