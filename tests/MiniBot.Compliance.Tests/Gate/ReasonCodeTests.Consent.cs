using MiniBot.Compliance.Ledger;

namespace MiniBot.Compliance.Tests.Gate;

public sealed partial class ReasonCodeTests
{
    [Fact]
    public async Task Request_NoConsent_ConsentMissing() =>
        (
            await _bench.ReasonAsync(
                GateBench.France with
                {
                    Number = "0199000002",
                    TargetUri = "sip:+33199000002@trunk.example",
                }
            )
        ).ShouldBe(GateReason.ConsentMissing);

    [Fact]
    public async Task Request_OtherPurpose_ConsentScope() =>
        (await _bench.ReasonAsync(GateBench.France with { Purpose = "assurance" })).ShouldBe(GateReason.ConsentScope);

    [Fact]
    public async Task Request_ConsentForHumanVoice_ConsentScope() =>
        (await ReasonWithOnlyAsync(_bench.Terms with { Channel = "human-voice" })).ShouldBe(GateReason.ConsentScope);

    [Fact]
    public async Task Request_ConsentToAnotherPrincipal_ConsentPrincipal() =>
        (await ReasonWithOnlyAsync(_bench.Terms with { Principal = "Lunaris" })).ShouldBe(GateReason.ConsentPrincipal);

    [Fact]
    public async Task Request_ConsentWithdrawn_ConsentWithdrawn()
    {
        _bench.WithdrawConsent();

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.ConsentWithdrawn);
    }

    [Fact]
    public async Task Request_ConsentExpired_ConsentExpired() =>
        (await ReasonWithOnlyAsync(_bench.Terms with { ExpiresAt = _bench.Time.GetUtcNow() })).ShouldBe(
            GateReason.ConsentExpired
        );

    [Fact]
    public async Task Request_ConsentWithoutEvidence_ConsentProofBroken() =>
        (await ReasonWithOnlyAsync(_bench.Terms with { Evidence = " " })).ShouldBe(GateReason.ConsentProofBroken);

    [Fact]
    public async Task Request_ConsentFromTheFuture_ConsentProofBroken() =>
        (await ReasonWithOnlyAsync(_bench.Terms with { CollectedAt = _bench.Time.GetUtcNow().AddMinutes(1) })).ShouldBe(
            GateReason.ConsentProofBroken
        );

    [Fact]
    public async Task Request_ConsentAltered_ConsentProofBroken()
    {
        _bench.Ledger.AddConsent(_bench.Consent with { Id = Guid.NewGuid() });
        _bench.WithdrawConsent();

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.ConsentProofBroken);
    }

    [Fact]
    public async Task Request_BlankContractReference_ContractUnproven() =>
        (await _bench.ReasonAsync(GateBench.France with { Contract = new OngoingContract("") })).ShouldBe(
            GateReason.ContractUnproven
        );

    private async Task<GateReason> ReasonWithOnlyAsync(ConsentTerms terms)
    {
        var ledger = new InMemoryComplianceLedger();
        ledger.AddConsent(ConsentRecord.Create(Guid.NewGuid(), _bench.Party, terms, ""));
        return await new GateBench(ledger).ReasonAsync(GateBench.France);
    }
}
