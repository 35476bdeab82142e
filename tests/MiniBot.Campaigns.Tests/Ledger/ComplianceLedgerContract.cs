using MiniBot.Compliance.Ledger;

namespace MiniBot.Campaigns.Tests.Ledger;

/// <summary>What every ledger must do, run against each.</summary>
public abstract class ComplianceLedgerContract
{
    private static readonly PartyKey s_party = new(new string('a', 64));
    private static readonly DateTimeOffset s_now = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    protected abstract IComplianceLedger Target { get; }

    [Fact]
    public async Task Read_UnknownParty_RevisionZeroAndEmpty()
    {
        var facts = await ReadAsync();

        facts.Revision.ShouldBe(0);
        facts.Attempts.ShouldBeEmpty();
        facts.Consents.ShouldBeEmpty();
        facts.Suppressions.ShouldBeEmpty();
        facts.KillSwitch.ShouldBeFalse();
    }

    [Fact]
    public async Task TryReserve_RevisionAsRead_EnteredAsActive()
    {
        var permit = Guid.NewGuid();

        (await ReserveAsync(permit, 0)).ShouldBeTrue();

        var facts = await ReadAsync();
        facts.Revision.ShouldBe(1);
        facts.Attempts.ShouldBe([new AttemptFact(permit, "P", s_now, Active: true)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task TryReserve_OtherRevision_False(long expected)
    {
        await ReserveAsync(Guid.NewGuid(), 0);

        (await ReserveAsync(Guid.NewGuid(), expected)).ShouldBeFalse();
        (await ReadAsync()).Attempts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task TryReserve_ManyAtOnceOnOneRevision_OneEntered()
    {
        var entered = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await ReserveAsync(Guid.NewGuid(), 0)))
        );

        entered.Count(one => one).ShouldBe(1);
    }

    [Fact]
    public async Task Close_Placed_CountsAndIsNoLongerActive()
    {
        var permit = Guid.NewGuid();
        await ReserveAsync(permit, 0);

        await Target.CloseAsync(permit, AttemptEnd.Placed, CancellationToken.None);
        await Target.CloseAsync(permit, AttemptEnd.NotPlaced, CancellationToken.None);

        (await ReadAsync()).Attempts.ShouldBe([new AttemptFact(permit, "P", s_now, Active: false)]);
    }

    [Fact]
    public async Task Close_NotPlaced_Forgotten()
    {
        var permit = Guid.NewGuid();
        await ReserveAsync(permit, 0);

        await Target.CloseAsync(permit, AttemptEnd.NotPlaced, CancellationToken.None);

        var facts = await ReadAsync();
        facts.Attempts.ShouldBeEmpty();
        facts.Revision.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Close_UnknownAttempt_Nothing() =>
        await Target.CloseAsync(Guid.NewGuid(), AttemptEnd.Placed, CancellationToken.None);

    [Fact]
    public async Task Read_AttemptsSince_OlderLeftOutUnlessActive()
    {
        var (old, active) = (Guid.NewGuid(), Guid.NewGuid());
        await ReserveAsync(old, 0);
        await Target.CloseAsync(old, AttemptEnd.Placed, CancellationToken.None);
        await ReserveAsync(active, (await ReadAsync()).Revision);

        var facts = await Target.ReadAsync(s_party, s_now.AddTicks(1), CancellationToken.None);

        facts.Attempts.ShouldHaveSingleItem().PermitId.ShouldBe(active);
    }

    [Fact]
    public async Task Suppress_Entered_RaisesRevision()
    {
        var no = new Suppression(s_party, null, SuppressionKind.Objection, s_now, "letter 4");

        await Target.SuppressAsync(no, CancellationToken.None);

        var facts = await ReadAsync();
        facts.Suppressions.ShouldBe([no]);
        facts.Revision.ShouldBe(1);
        (await ReserveAsync(Guid.NewGuid(), 0)).ShouldBeFalse();
    }

    [Fact]
    public async Task Anything_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await Target.TryReserveAsync(new Reservation(Guid.NewGuid(), s_party, "P", "k", s_now, 0), cancelled.Token)
        );
        (await ReadAsync()).Attempts.ShouldBeEmpty();
    }

    private ValueTask<PartyFacts> ReadAsync() => Target.ReadAsync(s_party, DateTimeOffset.MinValue, CancellationToken.None);

    private ValueTask<bool> ReserveAsync(Guid permit, long expected) =>
        Target.TryReserveAsync(new Reservation(permit, s_party, "P", "c/a", s_now, expected), CancellationToken.None);
}

public sealed class InMemoryComplianceLedgerTests : ComplianceLedgerContract
{
    protected override IComplianceLedger Target { get; } = new InMemoryComplianceLedger();
}
