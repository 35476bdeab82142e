using MiniBot.Compliance.Ledger;

namespace MiniBot.Compliance.Tests.Gate;

public sealed class FailClosedTests
{
    private readonly InMemoryComplianceLedger _store = new();
    private readonly FaultyLedger _ledger;
    private readonly GateBench _bench;

    public FailClosedTests()
    {
        _ledger = new FaultyLedger(_store);
        _bench = new GateBench(_ledger);
        _store.AddConsent(_bench.Consent);
    }

    [Fact]
    public async Task Request_LedgerUnreadable_ReserveConflictWithoutPersonalData()
    {
        _ledger.ReadFails = true;

        var refusal = await _bench.RefuseAsync(GateBench.France);

        refusal.Reason.ShouldBe(GateReason.ReserveConflict);
        refusal.Detail.ShouldNotContain("33199000001");
    }

    [Fact]
    public async Task Request_ReserveFailsAfterWriting_ReserveConflictAndReleased()
    {
        _ledger.ReserveFailsAfterWriting = true;

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.ReserveConflict);
        (await AttemptsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_FactsChangeOnce_DecidedAnew()
    {
        _ledger.BeforeReserve = () =>
        {
            _ledger.BeforeReserve = null;
            _store.WithdrawConsent(_bench.Party, _bench.Consent.Id, new ConsentWithdrawal(_bench.Time.GetUtcNow(), "page"));
        };

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.ConsentWithdrawn);
    }

    [Fact]
    public async Task Request_FactsKeepChanging_ReserveConflict()
    {
        _ledger.BeforeReserve = () => _store.AddConsent(_bench.Consent);

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.ReserveConflict);
    }

    [Fact]
    public async Task Request_GrantCannotBeProven_AuditWriteFailedAndReleased()
    {
        _ledger.ProofFails = true;

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.AuditWriteFailed);
        (await AttemptsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_RefusalCannotBeProven_AuditWriteFailedNamesRefusal()
    {
        _ledger.ProofFails = true;

        var refusal = await _bench.RefuseAsync(GateBench.France with { CallerId = "" });

        refusal.Reason.ShouldBe(GateReason.AuditWriteFailed);
        refusal.Detail.ShouldContain("CALLER_ID_HIDDEN");
    }

    [Fact]
    public async Task Request_CancelledAfterReserving_NothingReserved()
    {
        using var cancel = new CancellationTokenSource();
        _ledger.BeforeProof = cancel.Cancel;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await _bench.Gate.RequestAsync(GateBench.France, cancel.Token)
        );
        (await AttemptsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_ManyAtOnce_OneGranted()
    {
        var decisions = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await _bench.RequestAsync(GateBench.France)))
        );

        decisions.OfType<GateDecision.Granted>().Count().ShouldBe(1);
        (await AttemptsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Confirm_NothingChanged_Null()
    {
        var permit = await _bench.GrantAsync(GateBench.France);

        (await permit.ConfirmAsync(CancellationToken.None)).ShouldBeNull();
        (await permit.ConfirmAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Confirm_OwnReservationIsTheLastAllowed_NotCountedAgainstItself()
    {
        for (var i = 0; i < 3; i++)
            await _bench.AttemptAsync(GateBench.France);
        var fourth = await _bench.GrantAsync(GateBench.France);

        (await fourth.ConfirmAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Confirm_OptOutMeanwhile_OptedOutAndProven()
    {
        var permit = await _bench.GrantAsync(GateBench.France);
        await _store.SuppressAsync(
            new Suppression(_bench.Party, null, SuppressionKind.OptOut, _bench.Time.GetUtcNow(), "panel"),
            CancellationToken.None
        );

        (await permit.ConfirmAsync(CancellationToken.None)).ShouldNotBeNull().Reason.ShouldBe(GateReason.OptedOut);
        _store.Proofs[^1].Content.ShouldContain("gate.revoked");
    }

    [Fact]
    public async Task Confirm_HourPassed_HourClosed()
    {
        var permit = await _bench.GrantAsync(GateBench.France);
        _bench.Time.Advance(TimeSpan.FromHours(2.5));

        (await permit.ConfirmAsync(CancellationToken.None)).ShouldNotBeNull().Reason.ShouldBe(GateReason.HourClosed);
    }

    [Fact]
    public async Task Confirm_ConsentWithdrawnOrKillSwitch_Refused()
    {
        var permit = await _bench.GrantAsync(GateBench.France);
        _store.WithdrawConsent(_bench.Party, _bench.Consent.Id, new ConsentWithdrawal(_bench.Time.GetUtcNow(), "page"));
        (await permit.ConfirmAsync(CancellationToken.None)).ShouldNotBeNull().Reason.ShouldBe(GateReason.ConsentWithdrawn);

        _store.SetKillSwitch(true);
        (await permit.ConfirmAsync(CancellationToken.None)).ShouldNotBeNull().Reason.ShouldBe(GateReason.KillSwitch);
    }

    [Fact]
    public async Task Confirm_LedgerUnreadable_Refused()
    {
        var permit = await _bench.GrantAsync(GateBench.France);
        _ledger.ReadFails = true;

        (await permit.ConfirmAsync(CancellationToken.None)).ShouldNotBeNull().Reason.ShouldBe(GateReason.ReserveConflict);
    }

    private async Task<IReadOnlyList<AttemptFact>> AttemptsAsync() =>
        (await _store.ReadAsync(_bench.Party, DateTimeOffset.MinValue, CancellationToken.None)).Attempts;
}
