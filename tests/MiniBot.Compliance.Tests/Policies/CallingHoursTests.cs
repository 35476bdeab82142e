using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;
using MiniBot.Compliance.Tests.Gate;

namespace MiniBot.Compliance.Tests.Policies;

public sealed class CallingHoursTests
{
    [Theory]
    [InlineData("2026-11-02T08:59:59Z", GateReason.HourClosed)]
    [InlineData("2026-11-02T09:00:00Z", null)]
    [InlineData("2026-11-02T11:59:59Z", null)]
    [InlineData("2026-11-02T12:00:00Z", GateReason.HourClosed)]
    [InlineData("2026-11-02T13:00:00Z", null)]
    [InlineData("2026-11-02T18:59:59Z", null)]
    [InlineData("2026-11-02T19:00:00Z", GateReason.HourClosed)]
    public Task Paris_EdgesOfWindows_HalfOpen(string at, GateReason? expected) => DecideAsync("+33199000001", at, expected);

    [Theory]
    [InlineData("2026-10-23T08:00:00Z", null)] // summer time: 10:00
    [InlineData("2026-10-26T08:30:00Z", GateReason.HourClosed)] // winter time: 09:30
    [InlineData("2026-10-26T09:00:00Z", null)]
    [InlineData("2027-03-26T09:00:00Z", null)] // winter time: 10:00
    [InlineData("2027-03-30T08:00:00Z", null)] // summer time: 10:00
    [InlineData("2027-03-30T18:00:00Z", GateReason.HourClosed)] // 20:00
    public Task Paris_AroundClockChange_FollowsLocalClock(string at, GateReason? expected) =>
        DecideAsync("+33199000001", at, expected);

    [Theory]
    [InlineData("+262692000001", "2026-11-02T06:00:00Z", null)] // Réunion 10:00
    [InlineData("+262692000001", "2026-11-02T09:30:00Z", GateReason.HourClosed)] // 13:30
    [InlineData("+596696000001", "2026-11-02T09:30:00Z", GateReason.HourClosed)] // Martinique 05:30
    [InlineData("+596696000001", "2026-11-02T14:00:00Z", null)] // 10:00
    [InlineData("+687750001", "2026-11-01T23:00:00Z", null)] // Nouméa, Monday 10:00; in Paris it is a Sunday and a holiday
    [InlineData("+68987000001", "2026-11-02T20:00:00Z", null)] // Tahiti 10:00, Marquesas 10:30, Gambier 11:00
    [InlineData("+68987000001", "2026-11-02T19:30:00Z", GateReason.HourClosed)] // Tahiti 09:30: closed there
    [InlineData("+68987000001", "2026-11-02T22:30:00Z", GateReason.HourClosed)] // Tahiti 12:30, Gambier 13:30: closed there
    public Task Overseas_OwnZone_Decides(string number, string at, GateReason? expected) => DecideAsync(number, at, expected);

    private static async Task DecideAsync(string number, string at, GateReason? expected)
    {
        var bench = new GateBench();
        var start = DateTimeOffset.Parse(at);
        var clocked = new PermitGate(
            PolicyBook.Shipped,
            bench.Ledger,
            bench.Hasher,
            new ManualTimeProvider(start),
            new GateOptions { TrunkCallerIds = new HashSet<string> { GateBench.CallerId } }
        );
        bench.Ledger.AddConsent(ConsentRecord.Create(Guid.NewGuid(), bench.KeyOf(number), bench.Terms, ""));

        var decision = await clocked.RequestAsync(
            GateBench.France with
            {
                Number = number,
                TargetUri = $"sip:{number}@trunk.example",
            },
            CancellationToken.None
        );

        var reason = (decision as GateDecision.Refused)?.Refusal.Reason;
        reason.ShouldBe(expected);
        (decision is GateDecision.Granted).ShouldBe(expected is null);
    }
}
