using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Tests.Policies;

public sealed class HolidayCalendarTests
{
    private static readonly HolidayCalendar s_france = PolicyBook.Shipped.ByName("france")!.Hours!.Holidays;

    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(2000, 4, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    public void EasterSunday_KnownYears_Exact(int year, int month, int day) =>
        HolidayCalendar.EasterSunday(year).ShouldBe(new DateOnly(year, month, day));

    [Fact]
    public void EasterSunday_AnyYear_SundayFrom22MarchTo25April()
    {
        for (var year = 1583; year <= 9999; year++)
        {
            var easter = HolidayCalendar.EasterSunday(year);
            easter.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
            easter.ShouldBeInRange(new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }

    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2027-03-29")]
    [InlineData("2027-05-06")]
    [InlineData("2027-05-17")]
    [InlineData("2027-07-14")]
    public void Contains_FrenchHoliday_True(string day) => s_france.Contains(DateOnly.Parse(day), "Europe/Paris").ShouldBeTrue();

    [Fact]
    public void Contains_DayOfOneZone_ThereOnly()
    {
        s_france.Contains(new DateOnly(2026, 12, 20), "Indian/Reunion").ShouldBeTrue();
        s_france.Contains(new DateOnly(2026, 12, 20), "Europe/Paris").ShouldBeFalse();
    }
}
