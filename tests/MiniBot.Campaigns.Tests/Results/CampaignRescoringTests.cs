using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Results;
using MiniBot.Campaigns.Storage;
using MiniBot.Campaigns.Tests.Dialing;
using MiniBot.Conversation;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;
using ScoreReason = MiniBot.Campaigns.Dialing.ScoreReason;

namespace MiniBot.Campaigns.Tests.Results;

public sealed class CampaignRescoringTests : IDisposable
{
    private static readonly Scenario HalfOfIt = Read(threshold: 50);

    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Run_LowerThreshold_MakesLeadsAndKeepsTheEarlierScore()
    {
        var campaign = await CalledAsync(NotInterested(60), NotInterested(20), Lead(100));

        var done = await RunAsync(campaign, HalfOfIt);

        (done.Calls, done.BecameLeads, done.LostLeads).ShouldBe((3, 1, 0));
        var change = done.Changed.ShouldHaveSingleItem();
        (change.OldScore, change.Score, change.OldDisposition, change.Disposition).ShouldBe(
            (60, 60, Disposition.NotInterested, Disposition.Lead)
        );
        (await _bench.ListAsync(campaign))
            .Select(r => r.Last!.Disposition)
            .ShouldBe([Disposition.Lead, Disposition.NotInterested, Disposition.Lead]);
        await using var context = _bench.Database.CreateContext();
        var earlier = await context.EarlierScores.SingleAsync();
        (earlier.AttemptId, earlier.Score, earlier.Disposition).ShouldBe((change.AttemptId, 60, Disposition.NotInterested));
        earlier.ScenarioHash.ShouldBe(HalfOfIt.ContentHash);
        earlier.ReplacedAt.ShouldBe(_bench.Time.GetUtcNow());
        earlier.Reasons.Sum(r => r.Points).ShouldBe(60);
    }

    [Fact]
    public async Task Run_OtherWeights_StoresTheNewReasons()
    {
        var campaign = await CalledAsync(NotInterested(60));

        var done = await RunAsync(campaign, Read(threshold: 70, firstWeight: 180));

        done.Changed.ShouldHaveSingleItem().Score.ShouldBe(82);
        var attempt = (await _bench.ListAsync(campaign))[0].Last!;
        (attempt.Score, attempt.Disposition).ShouldBe((82, Disposition.Lead));
        attempt.Reasons.ShouldBe([new ScoreReason("Q1", 82, "oui"), new ScoreReason("Is_Leads", 0, "non")]);
    }

    [Fact]
    public async Task Run_ToLookOnly_ChangesNothing()
    {
        var campaign = await CalledAsync(NotInterested(60));

        var done = await RunAsync(campaign, HalfOfIt, apply: false);

        done.BecameLeads.ShouldBe(1);
        (await _bench.ListAsync(campaign))[0].Last!.Disposition.ShouldBe(Disposition.NotInterested);
        await using var context = _bench.Database.CreateContext();
        (await context.EarlierScores.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Run_Twice_ChangesNothingMore()
    {
        var campaign = await CalledAsync(NotInterested(60));
        await RunAsync(campaign, HalfOfIt);

        (await RunAsync(campaign, HalfOfIt)).Changed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WhoRefusedOrOptedOut_IsNoLead()
    {
        var campaign = await CalledAsync(
            NotInterested(60) with
            {
                OptOut = OptOut.Refusal,
            },
            NotInterested(60) with
            {
                Disposition = Disposition.OptOut,
                OptOut = OptOut.Hard,
            },
            NotInterested(60) with
            {
                Disposition = Disposition.HungUp,
            }
        );

        (await RunAsync(campaign, HalfOfIt)).Changed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_CallsWithReasonsAlone_AreScoredByThem()
    {
        var campaign = await CalledAsync(NotInterested(60) with { Answers = [] });

        (await RunAsync(campaign, HalfOfIt)).BecameLeads.ShouldBe(1);
    }

    [Fact]
    public async Task Run_Cancelled_LeavesEverythingAsItWas()
    {
        var campaign = await CalledAsync(NotInterested(60));
        using var cancelled = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new CampaignRescoring(_bench.Database, _bench.Time).RunAsync(
                campaign.Id,
                HalfOfIt,
                apply: true,
                new Cancelling(cancelled),
                cancelled.Token
            )
        );

        (await _bench.ListAsync(campaign))[0].Last!.Disposition.ShouldBe(Disposition.NotInterested);
    }

    [Fact]
    public async Task Run_WhileTheCampaignRuns_IsRefused()
    {
        var campaign = await CalledAsync(NotInterested(60));
        using var running = CampaignLock.TryTake(_bench.DatabasePath, campaign.Id);

        var outcome = await new CampaignRescoring(_bench.Database, _bench.Time).RunAsync(
            campaign.Id,
            HalfOfIt,
            apply: true,
            progress: null,
            CancellationToken.None
        );

        outcome.ShouldBeOfType<RescoringOutcome.CampaignIsRunning>();
    }

    [Fact]
    public async Task Open_DatabaseOfTheFirstSchema_KnowsWhoRefused()
    {
        var campaign = await CalledAsync(NotInterested(60) with { OptOut = OptOut.Refusal }, NotInterested(60));
        await using (var context = _bench.Database.CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE earlier_scores");
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE attempts DROP COLUMN answers");
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE attempts DROP COLUMN refused");
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE attempts DROP COLUMN turns");
            await context.Database.ExecuteSqlRawAsync("DELETE FROM schema_versions WHERE version > 1");
        }

        SqliteConnection.ClearAllPools();
        CampaignDatabase.Open(_bench.DatabasePath, _bench.Time);

        (await _bench.ListAsync(campaign)).Select(r => r.Last!.Refused).ShouldBe([true, false]);
    }

    private async Task<RescoringOutcome.Done> RunAsync(Campaign campaign, Scenario scenario, bool apply = true) =>
        (
            await new CampaignRescoring(_bench.Database, _bench.Time).RunAsync(
                campaign.Id,
                scenario,
                apply,
                progress: null,
                CancellationToken.None
            )
        ).ShouldBeOfType<RescoringOutcome.Done>();

    private async Task<Campaign> CalledAsync(params AttemptOutcome[] outcomes)
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(outcomes.Length);
        var next = 0;
        await _bench.RunAsync(campaign, new ScriptedPlacer((_, _) => Task.FromResult(outcomes[next++])));
        return campaign;
    }

    private AttemptOutcome Lead(int score) => Scored(score) with { Disposition = Disposition.Lead };

    private AttemptOutcome NotInterested(int score) => Scored(score);

    /// <summary>Q1 gave 60, Is_Leads 40, by the rules of the call.</summary>
    private AttemptOutcome Scored(int score)
    {
        var (first, last) = (score >= 60, score == 100);
        return new AttemptOutcome
        {
            Disposition = Disposition.NotInterested,
            AnsweredAt = _bench.Time.GetUtcNow(),
            Score = (first ? 60 : 0) + (last ? 40 : 0),
            Reasons =
            [
                new ScoreReason("Q1", first ? 60 : 0, first ? "oui" : "non"),
                new ScoreReason("Is_Leads", last ? 40 : 0, last ? "oui" : "non"),
            ],
            Answers = [Answer("Q1", first), Answer("Is_Leads", last)],
        };
    }

    private StepAnswer Answer(string step, bool isYes) =>
        new(step, isYes ? Intent.Affirm : Intent.Deny, isYes ? "oui" : "non", null, _bench.Time.GetUtcNow());

    private static Scenario Read(int threshold, int firstWeight = 60)
    {
        var text = $$"""
            name: toiture
            language: fr
            telemarketer_name: Claire
            company_name: Solaris
            principal: Solaris Énergie
            purpose: votre toiture
            rail: [Hello, Q1, Q2, Q3, Is_Leads, Confirm_Time, Bye]
            steps:
              Hello: {message: Une minute ?}
              Q1: {message: Un ?, determining: true, weight: {{firstWeight}}}
              Q2: {message: Deux ?}
              Q3: {message: Trois ?}
              Is_Leads: {message: D'accord ?, determining: true, weight: 40}
              Confirm_Time: {message: Quand ?}
              Bye: {message: Au revoir.}
            qualification: {lead_threshold: {{threshold}}}
            """;
        return ScenarioReader.Read(text, "toiture.yaml").ShouldBeOfType<ScenarioOutcome.Valid>().Scenario;
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value) => source.Cancel();
    }
}
