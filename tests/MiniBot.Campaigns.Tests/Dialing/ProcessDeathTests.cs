using System.Diagnostics;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Compliance;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Tests.Dialing;

public sealed class ProcessDeathTests : IDisposable
{
    private const int Contacts = 60;

    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Run_KilledAgainAndAgain_EveryContactCalledAtMostOnceAndNoneLost()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(Contacts);
        var dialled = new List<string>();

        foreach (var killAfter in new[] { 1, 7, 20 })
            await RunChildAsync(campaign, dialled, killAfter);
        await RunChildAsync(campaign, dialled, killAfter: int.MaxValue);

        dialled.ShouldBeUnique();
        var results = await _bench.ListAsync(campaign);
        results.ShouldAllBe(known => known.Contact.State == ContactState.Done && known.Contact.AttemptsMade == 1);
        var interrupted = results
            .Where(known => known.Last!.State == AttemptState.Interrupted)
            .Select(known => known.Contact.Number)
            .ToList();
        dialled.Union(interrupted).Count().ShouldBe(Contacts);
        (await ActiveAttemptsAsync(results)).ShouldBe(0);
        _bench.Ledger.VerifyProofs().ShouldBeNull();
    }

    [Fact]
    public async Task Run_DiedWhileInTheAir_InterruptedCountsAndIsNotCalledAgain()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(2);
        var log = await ClaimAsync(campaign);
        var permit = await GrantAsync(log.Claim);
        await log.Log.DialAsync(log.Claim, permit);
        var placer = new ScriptedPlacer(Disposition.Lead);

        var result = await _bench.RunAsync(campaign, placer);

        result.Recovered.ShouldBe(1);
        placer.Called.ShouldBe([CampaignBench.NumberOf(1)]);
        var first = (await _bench.ListAsync(campaign))[0];
        first.Last!.State.ShouldBe(AttemptState.Interrupted);
        first.Contact.State.ShouldBe(ContactState.Done);
        (await _bench.FactsAsync(CampaignBench.NumberOf(0))).Attempts.ShouldHaveSingleItem().Active.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_DiedBetweenGrantAndDialling_AbandonedDoesNotCountAndIsCalled()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);
        await GrantAsync((await ClaimAsync(campaign)).Claim);
        var placer = new ScriptedPlacer(Disposition.Lead);

        var result = await _bench.RunAsync(campaign, placer);

        result.ShouldBe(new CampaignRunResult.Finished(Placed: 1, Refused: 0, Recovered: 0));
        (await _bench.FactsAsync(CampaignBench.NumberOf(0))).Attempts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_DiedAfterClaim_Called()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);
        await ClaimAsync(campaign);

        (await _bench.RunAsync(campaign, new ScriptedPlacer(Disposition.Lead))).Placed.ShouldBe(1);
    }

    /// <summary>Takes a campaign as far as the claim, as a process would that then dies.</summary>
    private async Task<(AttemptLog Log, Claim Claim)> ClaimAsync(Campaign campaign)
    {
        await using var context = _bench.Database.CreateContext();
        context.Attach(campaign).Entity.State = CampaignState.Running;
        await context.SaveChangesAsync();
        var log = new AttemptLog(_bench.Database, _bench.Time);
        return (log, (await log.ClaimAsync(campaign.Id, Guid.NewGuid(), CancellationToken.None)).ShouldNotBeNull());
    }

    private async Task<DialPermit> GrantAsync(Claim claim)
    {
        var decision = await _bench.Gate.RequestAsync(
            new DialRequest
            {
                TargetUri = $"sip:{claim.Contact.Number}@127.0.0.1:5080",
                Number = claim.Contact.Number,
                Principal = CampaignBench.Principal,
                Purpose = "toiture",
                CallerId = "minibot",
                OpeningText = CampaignBench.Opening,
                AttemptKey = claim.Attempt.Key,
                Policy = "simulation",
            },
            CancellationToken.None
        );
        return decision.ShouldBeOfType<GateDecision.Granted>().Permit;
    }

    private async Task RunChildAsync(Campaign campaign, List<string> dialled, int killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(CrashingDialer).Assembly.Location, _bench.DatabasePath, campaign.Id.ToString() })
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start).ShouldNotBeNull();
        var printed = 0;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "finished")
                continue;
            dialled.Add(line);
            if (++printed == killAfter)
                child.Kill();
        }

        await child.WaitForExitAsync();
        (killAfter < int.MaxValue || child.ExitCode == 0).ShouldBeTrue();
    }

    private async Task<int> ActiveAttemptsAsync(IEnumerable<MiniBot.Campaigns.Results.ContactResult> results)
    {
        var active = 0;
        foreach (var known in results)
            active += (await _bench.FactsAsync(known.Contact.Number)).Attempts.Count(attempt => attempt.Active);
        return active;
    }
}
