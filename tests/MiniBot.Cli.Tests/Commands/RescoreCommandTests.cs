using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Storage;
using MiniBot.Conversation;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Understanding;
using ScoreReason = MiniBot.Campaigns.Dialing.ScoreReason;

namespace MiniBot.Cli.Tests.Commands;

public sealed class RescoreCommandTests : CommandBench
{
    [Fact]
    public async Task Rescore_DryRunThenForGood_ShowsTheSameAndAppliesOnce()
    {
        await AddCallAsync();
        var rules = Write(
            "rules.yaml",
            (await ShippedAsync()).Replace("lead_threshold: 70", "lead_threshold: 40", StringComparison.Ordinal)
        );

        var dry = await RunAsync("rescore", "spring", "--scenario", rules, "--dry-run", "--db", Database);
        var applied = await RunAsync("rescore", "spring", "--scenario", rules, "--db", Database);
        var again = await RunAsync("rescore", "spring", "--scenario", rules, "--db", Database, "--json");

        dry.ExitCode.ShouldBe(ExitCode.Done, dry.Errors);
        dry.Output.ShouldContain("NOT_INTERESTED → LEAD");
        dry.Output.ShouldContain("1 calls, 1 would change: 1 become leads, 0 are leads no longer");
        dry.Output.ShouldNotContain("+331990000");
        applied.Output.ShouldContain("1 calls, 1 changed: 1 become leads");
        again.Json.GetProperty("changed").GetInt32().ShouldBe(0);
        again.Json.GetProperty("calls").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Rescore_Json_HasEveryChange()
    {
        await AddCallAsync();
        var rules = Write("rules.yaml", (await ShippedAsync()).Replace("weight: 25", "weight: 75", StringComparison.Ordinal));

        var result = await RunAsync("rescore", "spring", "--scenario", rules, "--dry-run", "--db", Database, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("applied").GetBoolean().ShouldBeFalse();
        var change = result.Json.GetProperty("attempts")[0];
        change.GetProperty("old_score").GetInt32().ShouldBe(45);
        change.GetProperty("score").GetInt32().ShouldBe(64);
        change.GetProperty("disposition").GetString().ShouldBe("NOT_INTERESTED");
        change.GetProperty("reasons")[0].GetProperty("step").GetString().ShouldBe("Q1");
        result.Output.ShouldNotContain("un livret");
    }

    [Fact]
    public async Task Rescore_SameRules_ChangesNothing()
    {
        await AddCallAsync();

        var result = await RunAsync("rescore", "spring", "--db", Database);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Output.Trim().ShouldBe("1 calls, 0 changed: 0 become leads, 0 are leads no longer");
    }

    [Fact]
    public async Task Rescore_WrongScenario_IsWrongUsageWithEveryMistake()
    {
        await CreateCampaignAsync();
        var rules = Write("rules.yaml", (await ShippedAsync()).Replace("weight: ", "wieght: ", StringComparison.Ordinal));

        var result = await RunAsync("rescore", "spring", "--scenario", rules, "--db", Database);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("did you mean 'weight'?");
    }

    [Fact]
    public async Task Rescore_NoSuchCampaign_IsWrongUsage()
    {
        var result = await RunAsync("rescore", "winter", "--db", Database);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("there is no campaign 'winter'");
    }

    // Without its own answers, which stand in a file beside it.
    private static async Task<string> ShippedAsync() =>
        (await File.ReadAllTextAsync(ScenarioFile.FullPath("demo-epargne"))).Replace(
            "catalogue: catalogues/demo-epargne.yaml",
            "",
            StringComparison.Ordinal
        );

    /// <summary>One call of the shipped scenario: a yes to Q1 and Q2, worth 45.</summary>
    private async Task AddCallAsync()
    {
        await CreateCampaignAsync();
        await RunAsync(
            "contacts",
            "import",
            Write("c.csv", Header, Consenting("+33199000001", "Lucie")),
            "--campaign",
            "spring",
            "--db",
            Database
        );
        var at = new DateTimeOffset(2026, 9, 2, 10, 0, 0, TimeSpan.Zero);
        await using var context = CampaignDatabase.Open(Database, TimeProvider.System).CreateContext();
        var contact = context.Contacts.Single();
        contact.State = ContactState.Done;
        context.Attempts.Add(
            new Attempt
            {
                CampaignId = contact.CampaignId,
                ContactId = contact.Id,
                State = AttemptState.Ended,
                ClaimedAt = at,
                EndedAt = at,
                Disposition = Disposition.NotInterested,
                Score = 45,
                Reasons = [new ScoreReason("Q1", 25, "j'ai un livret"), new ScoreReason("Q2", 20, "oui")],
                Answers =
                [
                    new StepAnswer("Q1", Intent.Affirm, "j'ai un livret", null, at),
                    new StepAnswer("Q2", Intent.Affirm, "oui", null, at),
                ],
            }
        );
        await context.SaveChangesAsync();
    }
}
