using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Storage;

namespace MiniBot.Campaigns.Tests.Storage;

public sealed class CampaignDatabaseTests : IDisposable
{
    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Open_Again_KeepsWhatIsThere()
    {
        var campaign = await _bench.AddCampaignAsync();

        await using var context = CampaignDatabase.Open(_bench.DatabasePath, _bench.Time).CreateContext();

        (await context.Campaigns.SingleAsync()).Name.ShouldBe(campaign.Name);
    }

    [Fact]
    public void Open_ManyAtOnce_OneSchema()
    {
        var path = _bench.DatabasePath + "2";

        Parallel.For(0, 8, _ => CampaignDatabase.Open(path, _bench.Time));

        using var context = CampaignDatabase.Open(path, _bench.Time).CreateContext();
        context.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM schema_versions").Single().ShouldBe(3);
    }

    [Fact]
    public void Open_NoDatabase_ClearError()
    {
        var path = _bench.DatabasePath + ".txt";
        File.WriteAllText(path, new string('x', 5000));

        Should
            .Throw<InvalidDataException>(() => CampaignDatabase.Open(path, _bench.Time))
            .Message.ShouldContain("not a MiniBotPanel database");
    }

    [Fact]
    public async Task Open_NewerSchema_ClearError()
    {
        await using (var context = _bench.Database.CreateContext())
            await context.Database.ExecuteSqlAsync($"INSERT INTO schema_versions VALUES (999, 'future', 0)");

        Should
            .Throw<InvalidDataException>(() => CampaignDatabase.Open(_bench.DatabasePath, _bench.Time))
            .Message.ShouldContain("newer");
    }

    [Fact]
    public void Secret_MadeOnceReadAfter_SameFingerprints()
    {
        var path = _bench.DatabasePath + ".secret";
        var first = InstallationSecret.LoadOrCreate(path);

        InstallationSecret.LoadOrCreate(path).OfAddress("sip:x@127.0.0.1").ShouldBe(first.OfAddress("sip:x@127.0.0.1"));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Secret_CutFile_ClearError()
    {
        var path = _bench.DatabasePath + ".secret";
        File.WriteAllBytes(path, [1, 2, 3]);

        Should.Throw<InvalidDataException>(() => InstallationSecret.LoadOrCreate(path)).Message.ShouldContain("restore it");
    }
}
