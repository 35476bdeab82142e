using FsCheck;
using FsCheck.Fluent;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Tests.Gate;

public sealed class GatePropertyTests
{
    /// <summary>The law by itself, written anew: Monday to Friday 10-13 and 14-20 on the Paris clock, not on a holiday.</summary>
    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly CallingPolicy s_forYears = PolicyBook.Shipped.ByName("france")! with
    {
        ValidUntil = new DateOnly(2040, 12, 31),
    };

    [Fact]
    public void Request_AnyMinuteOfYears_GrantedExactlyWithinTheLaw() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20261122, 1),
            Prop.ForAll(
                Gen.Choose(0, 14 * 365 * 24 * 60).ToArbitrary(),
                minutes =>
                {
                    var bench = new GateBench(policies: PolicyBook.Shipped.With(s_forYears));
                    bench.Time.Advance(TimeSpan.FromMinutes(minutes));
                    var granted = bench.RequestAsync(GateBench.France).AsTask().GetAwaiter().GetResult() is GateDecision.Granted;
                    granted.ShouldBe(IsLawful(bench.Time.GetUtcNow()), $"{bench.Time.GetUtcNow():O}");
                }
            )
        );

    [Fact]
    public void Requests_RandomCampaignOverMonths_NeverBreakCapOptOutOrCooldown() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20261123, 1),
            Prop.ForAll(
                Gen.ArrayOf(Gen.Choose(0, 99), 120).ToArbitrary(),
                steps =>
                {
                    var bench = new GateBench(policies: PolicyBook.Shipped.With(s_forYears));
                    var history = new History();
                    foreach (var step in steps)
                        Step(bench, history, step);
                }
            )
        );

    private static void Step(GateBench bench, History history, int step)
    {
        bench.Time.Advance(TimeSpan.FromMinutes((step * 37) + 11));
        var now = bench.Time.GetUtcNow();
        if (step is 13)
        {
            bench.SuppressAsync(SuppressionKind.Refusal).AsTask().GetAwaiter().GetResult();
            history.RefusedAt = now;
        }

        if (bench.RequestAsync(GateBench.France).AsTask().GetAwaiter().GetResult() is not GateDecision.Granted granted)
            return;
        IsLawful(now).ShouldBeTrue();
        (now - history.RefusedAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(60));
        history.Attempts.Add(now);
        history.Attempts.Count(at => now - at < TimeSpan.FromDays(30)).ShouldBeLessThanOrEqualTo(4);
        bench.Ledger.CloseAsync(granted.Permit.Id, AttemptEnd.Placed, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    private static bool IsLawful(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, s_paris);
        var isOpenHour = local.Hour is >= 10 and < 13 or >= 14 and < 20;
        return isOpenHour && local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(local);
    }

    private static bool IsHoliday(DateTimeOffset local) =>
        (local.Month, local.Day) is (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25)
        || (DateOnly.FromDateTime(local.DateTime).DayNumber - HolidayCalendar.EasterSunday(local.Year).DayNumber)
            is 1
                or 39
                or 50;

    private sealed class History
    {
        public DateTimeOffset RefusedAt { get; set; } = DateTimeOffset.MinValue;

        public List<DateTimeOffset> Attempts { get; } = [];
    }
}
