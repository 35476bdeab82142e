using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Ledger;
using MiniBot.Campaigns.Storage;

namespace MiniBot.EndToEnd.Tests.Commands;

/// <summary>The main job: <c>minibot demo</c>, in processes of its own, over real SIP and RTP.</summary>
[Collection(AloneCollection.Name)]
public sealed class DemoTests : IDisposable
{
    private const int People = 24;

    private readonly string _folder = Directory.CreateTempSubdirectory("minibot-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Demo_EverybodyTypes_EndsAsScripted()
    {
        var demo = await MiniBotCommand.RunAsync("demo", "--text", "--json", "--concurrency", "24", "--out", _folder);

        demo.ExitCode.ShouldBe(0, demo.Errors);
        Unexpected(demo.Json).ShouldBeEmpty();
        HeardBy(demo.Json, "text").ShouldBeGreaterThanOrEqualTo(20);
        HeardBy(demo.Json, "speech").ShouldBe(0);
    }

    [SpokenCallFact]
    public async Task Demo_WithModels_IsHeardByEar()
    {
        var demo = await MiniBotCommand.RunAsync("demo", "--json", "--out", _folder);

        demo.ExitCode.ShouldBe(0, demo.Errors);
        Unexpected(demo.Json).ShouldBeEmpty();
        HeardBy(demo.Json, "speech").ShouldBeGreaterThanOrEqualTo(20);
        var files = demo.Json.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).ToList();
        files.ShouldAllBe(file => File.Exists(file));
        files.Count(file => file.EndsWith(".jsonl", StringComparison.Ordinal)).ShouldBe(22);
        files.ShouldContain(file => file.EndsWith("recording.wav", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_KilledAndRestarted_CallsNobodyTwice()
    {
        using (var killed = MiniBotCommand.Start("demo", "--text", "--json", "--concurrency", "12", "--out", _folder))
        {
            await Eventually.Async(() =>
            {
                Directory.EnumerateFiles(_folder, "*.jsonl", SearchOption.AllDirectories).Count().ShouldBeGreaterThan(6);
                return Task.CompletedTask;
            });
            await killed.KillAsync();
        }

        var demo = await MiniBotCommand.RunAsync("demo", "--text", "--json", "--concurrency", "24", "--out", _folder);

        demo.Json.GetProperty("attempts").GetArrayLength().ShouldBe(People);
        Unexpected(demo.Json).ShouldAllBe(disposition => disposition == "INTERRUPTED");
        var database = CampaignDatabase.Open(Path.Combine(_folder, "campaign.db"), TimeProvider.System);
        await using var context = database.CreateContext();
        (await context.Contacts.CountAsync(c => c.State == ContactState.Done)).ShouldBe(People);
        var attempts = await context.Attempts.AsNoTracking().ToListAsync();
        attempts.GroupBy(a => a.ContactId).ShouldAllBe(one => one.Count() == 1);
        attempts.ShouldContain(a => a.State == AttemptState.Interrupted);
        new SqliteComplianceLedger(database, TimeProvider.System).VerifyProofs().ShouldBeNull();
    }

    private static List<string> Unexpected(JsonElement demo) =>
        [
            .. demo.GetProperty("attempts")
                .EnumerateArray()
                .Select(a => (Expected: a.GetProperty("expected").GetString()!, Got: a.GetProperty("disposition").GetString()!))
                .Where(a => a.Got != a.Expected)
                .Select(a => a.Got),
        ];

    private static int HeardBy(JsonElement demo, string ear) =>
        demo.GetProperty("attempts").EnumerateArray().Count(a => a.GetProperty("heard_by").GetString() == ear);
}
