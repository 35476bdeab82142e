using System.Collections.Frozen;
using System.Globalization;
using MiniBot.Compliance.DataFiles;

namespace MiniBot.Compliance.Policies;

public static partial class PolicyReader
{
    private static CallingHours ReadHours(YamlMap map)
    {
        var hours = new CallingHours(
            map.Maps("windows", required: true, ReadWindow),
            map.Map("holidays", required: false, ReadHolidays) ?? HolidayCalendar.None,
            map.Choice("outside", ("never", false), ("appointment", true))
        );
        if (hours.Windows.Count == 0)
            map.Error("windows", "must list at least one window; leave out \"hours\" for any time");
        return hours;
    }

    private static CallingWindow ReadWindow(YamlMap map)
    {
        var window = new CallingWindow(ReadDays(map), map.Time("from"), map.Time("to"));
        if (window.Until <= window.From)
            map.Error("to", "must be later than \"from\"");
        return window;
    }

    private static List<DayOfWeek> ReadDays(YamlMap map)
    {
        var days = new List<DayOfWeek>();
        foreach (var name in map.Texts("days", required: true))
        {
            var at = Array.FindIndex(s_days, day => day.Item1 == name);
            if (at >= 0)
                days.Add(s_days[at].Item2);
            else
                map.Error("days", $"\"{name}\" is not one of: {string.Join(", ", s_days.Select(day => day.Item1))}");
        }

        return days;
    }

    private static HolidayCalendar ReadHolidays(YamlMap map) =>
        new(
            ReadMonthDays(map, "fixed", map.Texts("fixed")),
            map.Wholes("easter", -60, 80).ToFrozenSet(),
            (map.Map("by_zone", required: false, ReadByZone) ?? []).ToFrozenDictionary(StringComparer.Ordinal)
        );

    private static Dictionary<string, FrozenSet<MonthDay>> ReadByZone(YamlMap map)
    {
        var byZone = new Dictionary<string, FrozenSet<MonthDay>>(StringComparer.Ordinal);
        foreach (var (zoneId, days) in map.TextsByKey())
        {
            ZoneReader.Read(map, zoneId, [zoneId]);
            byZone[zoneId] = ReadMonthDays(map, zoneId, days);
        }

        return byZone;
    }

    private static FrozenSet<MonthDay> ReadMonthDays(YamlMap map, string key, IReadOnlyList<string> texts)
    {
        var days = new HashSet<MonthDay>();
        foreach (var text in texts)
        {
            // A leap year, so that 02-29 is a day.
            if (
                DateOnly.TryParseExact(
                    $"2000-{text}",
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                days.Add(new MonthDay(day.Month, day.Day));
            else
                map.Error(key, $"\"{text}\" is not a day of the year like 07-14");
        }

        return days.ToFrozenSet();
    }
}
