using MiniBot.Compliance.Ledger;

namespace MiniBot.Compliance.Tests.Gate;

public sealed partial class ReasonCodeTests
{
    [Fact]
    public async Task Request_Saturday_DayClosed()
    {
        _bench.Time.Advance(TimeSpan.FromDays(5));

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.DayClosed);
    }

    [Fact]
    public async Task Request_ArmisticeDay_Holiday()
    {
        _bench.Time.Advance(TimeSpan.FromDays(9));

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.Holiday);
    }

    [Fact]
    public async Task Request_LunchTime_HourClosed()
    {
        _bench.Time.Advance(TimeSpan.FromHours(2.5));

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.HourClosed);
    }

    [Fact]
    public async Task Request_AppointmentOutsideHours_NeedsSlotThatCoversIt()
    {
        var saturday = _bench.Time.GetUtcNow().AddDays(5);
        _bench.Time.Advance(TimeSpan.FromDays(5));
        var request = GateBench.France with { KeepsAppointment = true };
        (await _bench.ReasonAsync(request)).ShouldBe(GateReason.AppointmentMissing);

        _bench.AddConsent(_bench.Terms with { Slot = new AppointmentSlot(saturday, saturday.AddMinutes(30)) });
        await _bench.AttemptAsync(request);

        _bench.Time.Advance(TimeSpan.FromMinutes(30));
        (await _bench.ReasonAsync(request)).ShouldBe(GateReason.AppointmentMissing);
    }

    [Fact]
    public async Task Request_FifthAttemptInThirtyDays_CapReached()
    {
        for (var i = 0; i < 4; i++)
            await _bench.AttemptAsync(GateBench.France);
        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.CapReached);

        _bench.Time.Advance(TimeSpan.FromDays(29));
        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.CapReached);

        _bench.Time.Advance(TimeSpan.FromDays(1));
        await _bench.GrantAsync(GateBench.France);
    }

    [Fact]
    public async Task Request_AttemptNeverPlaced_DoesNotCount()
    {
        for (var i = 0; i < 10; i++)
        {
            var permit = await _bench.GrantAsync(GateBench.France);
            await _bench.Ledger.CloseAsync(permit.Id, AttemptEnd.NotPlaced, CancellationToken.None);
        }

        await _bench.GrantAsync(GateBench.France);
    }

    [Fact]
    public async Task Request_WithinSixtyDaysOfRefusal_CooldownRefusal()
    {
        await _bench.SuppressAsync(SuppressionKind.Refusal, "Solaris Énergie");
        _bench.Time.Advance(TimeSpan.FromDays(59));
        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.CooldownRefusal);

        // Day 60 is a holiday: the first of January.
        _bench.Time.Advance(TimeSpan.FromDays(4));
        await _bench.GrantAsync(GateBench.France);
    }

    [Fact]
    public async Task Request_CallUnderWayForAnotherPrincipal_AlreadyActive()
    {
        _bench.AddConsent(_bench.Terms with { Principal = "Lunaris" });
        await _bench.GrantAsync(GateBench.France);

        var other = GateBench.France with
        {
            Principal = "Lunaris",
            OpeningText = GateBench.Opening.Replace("Solaris Énergie", "Lunaris"),
        };
        (await _bench.ReasonAsync(other)).ShouldBe(GateReason.AlreadyActive);
    }

    [Fact]
    public async Task Request_CallOfAProcessThatDied_NoLongerActiveAfterFourHours()
    {
        await _bench.GrantAsync(GateBench.Simulation);
        _bench.Time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromTicks(1));
        (await _bench.ReasonAsync(GateBench.Simulation)).ShouldBe(GateReason.AlreadyActive);

        _bench.Time.Advance(TimeSpan.FromTicks(1));
        await _bench.GrantAsync(GateBench.Simulation);
    }
}
