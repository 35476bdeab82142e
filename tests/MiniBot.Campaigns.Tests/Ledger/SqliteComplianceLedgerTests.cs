using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Proof;

namespace MiniBot.Campaigns.Tests.Ledger;

public sealed class SqliteComplianceLedgerTests : ComplianceLedgerContract, IDisposable
{
    private readonly CampaignBench _bench = new();

    protected override IComplianceLedger Target => _bench.Ledger;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Proofs_ManyAtOnce_OneWholeChain()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i => Task.Run(async () => await _bench.Ledger.AppendProofAsync(Entry(i), CancellationToken.None)))
        );

        _bench.Ledger.VerifyProofs().ShouldBeNull();
        await using var context = _bench.Database.CreateContext();
        (await context.Proofs.CountAsync()).ShouldBe(50);
    }

    [Theory]
    [InlineData("UPDATE proofs SET content = replace(content, '\"n\":3', '\"n\":4') WHERE sequence = 4", 4)]
    [InlineData("DELETE FROM proofs WHERE sequence = 6", 6)]
    public async Task VerifyProofs_TamperedFile_NamesRecord(string tampering, long broken)
    {
        for (var i = 0; i < 10; i++)
            await _bench.Ledger.AppendProofAsync(Entry(i), CancellationToken.None);
        await using var context = _bench.Database.CreateContext();
        (await context.Database.ExecuteSqlRawAsync(tampering)).ShouldBe(1);

        _bench.Ledger.VerifyProofs().ShouldNotBeNull().Sequence.ShouldBe(broken);
    }

    [Fact]
    public async Task KillSwitch_On_GateRefusesUntilOff()
    {
        var request = new DialRequest
        {
            TargetUri = "sip:x@127.0.0.1",
            Principal = CampaignBench.Principal,
            Purpose = "toiture",
            CallerId = "minibot",
            OpeningText = CampaignBench.Opening,
            AttemptKey = "k",
            Policy = "simulation",
        };
        await _bench.Ledger.SetKillSwitchAsync(true, CancellationToken.None);
        (await _bench.Gate.RequestAsync(request, CancellationToken.None))
            .ShouldBeOfType<GateDecision.Refused>()
            .Refusal.Reason.ShouldBe(GateReason.KillSwitch);

        await _bench.Ledger.SetKillSwitchAsync(false, CancellationToken.None);
        (await _bench.Gate.RequestAsync(request, CancellationToken.None)).ShouldBeOfType<GateDecision.Granted>();
    }

    [Fact]
    public async Task WithdrawConsent_Known_WithdrawnAndRevisionRaised()
    {
        await _bench.AddCampaignWithContactsAsync(1);
        var before = await _bench.FactsAsync(CampaignBench.NumberOf(0));

        await _bench.Ledger.WithdrawConsentAsync(
            before.Consents[0].Id,
            new ConsentWithdrawal(_bench.Time.GetUtcNow(), "web page"),
            CancellationToken.None
        );

        var after = await _bench.FactsAsync(CampaignBench.NumberOf(0));
        after.Revision.ShouldBeGreaterThan(before.Revision);
        after.Consents[0].Withdrawal.ShouldNotBeNull().How.ShouldBe("web page");
        after.Consents[0].IsProven.ShouldBeTrue();
    }

    private ProofEntry Entry(int i) => new(_bench.Time.GetUtcNow(), "test", new JsonObject { ["n"] = i });
}
