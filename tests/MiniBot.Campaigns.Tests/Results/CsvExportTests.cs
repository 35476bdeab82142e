using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Results;
using MiniBot.Campaigns.Tests.Dialing;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Tests.Results;

public sealed class CsvExportTests : IDisposable
{
    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(null, "")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("+33199000001", "+33199000001")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-", "'-")]
    public void Cell_Value_QuotedAndHarmless(string? value, string expected) => CsvCell.Write(value).ShouldBe(expected);

    [Fact]
    public async Task Write_Campaign_OneLineForEachContact()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(2);
        await _bench.ImportAsync(campaign, "phone,note\n0199000001,\"=HYPERLINK(\"\"x\"\")\"");
        var outcome = new AttemptOutcome
        {
            Disposition = Disposition.NotInterested,
            AnsweredAt = _bench.Time.GetUtcNow(),
            Score = 40,
            Reasons = [new ScoreReason("Q1", 40, "oui, merci")],
            HeardBy = Ear.Text,
            CallId = "c",
        };
        await _bench.RunAsync(
            campaign,
            new ScriptedPlacer(
                (_, _) =>
                {
                    _bench.Time.Advance(TimeSpan.FromSeconds(12.5));
                    return Task.FromResult(outcome);
                }
            )
        );

        var text = new StringWriter();
        await CsvExport.WriteAsync(_bench.Results, campaign.Id, text, CancellationToken.None);

        var lines = text.ToString().Split("\r\n");
        lines[0].ShouldStartWith("phone,disposition,score,reasons,heard_by,");
        lines[0].ShouldEndWith(",first_name,note");
        lines[1].ShouldStartWith("+33199000000,NOT_INTERESTED,40,\"Q1 +40: oui, merci\",text,");
        lines[1].ShouldContain(",12.5,c,");
        lines[2].ShouldEndWith(",Prénom 1,\"'=HYPERLINK(\"\"x\"\")\"");
        lines.Length.ShouldBe(4);
    }

    [Fact]
    public async Task Summarise_Campaign_Counts()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(3);
        await _bench.ImportAsync(campaign, "phone\n0199000099");
        await _bench.RunAsync(
            campaign,
            new ScriptedPlacer(
                (call, _) =>
                {
                    var lead = call.Contact.Number != CampaignBench.NumberOf(0);
                    return Task.FromResult(
                        new AttemptOutcome { Disposition = lead ? Disposition.Lead : Disposition.Busy, Score = lead ? 90 : null }
                    );
                }
            )
        );

        var summary = await _bench.Results.SummariseAsync(campaign.Id, CancellationToken.None);

        summary.Contacts.ShouldBe(4);
        summary.Pending.ShouldBe(1);
        summary.Dispositions.ShouldBe(
            new Dictionary<Disposition, int>
            {
                [Disposition.Lead] = 2,
                [Disposition.Busy] = 1,
                [Disposition.Refused] = 1,
            },
            ignoreOrder: true
        );
        summary.Refusals.ShouldBe(new Dictionary<string, int> { ["CONSENT_MISSING"] = 1 });
        summary.MeanScore.ShouldBe(90);
        summary.Interrupted.ShouldBe(0);
    }
}
