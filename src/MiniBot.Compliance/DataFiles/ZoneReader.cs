namespace MiniBot.Compliance.DataFiles;

/// <summary>Reads names of time zones (IANA) into zones.</summary>
internal static class ZoneReader
{
    public static IReadOnlyList<TimeZoneInfo> Read(YamlMap map, string key, IEnumerable<string> names)
    {
        var zones = new List<TimeZoneInfo>();
        foreach (var name in names)
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
                zones.Add(zone);
            else
                map.Error(key, $"\"{name}\" is not a time zone of this machine; names are like Europe/Paris (package tzdata)");
        }

        return zones;
    }
}
