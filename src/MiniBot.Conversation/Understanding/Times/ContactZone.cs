namespace MiniBot.Conversation.Understanding.Times;

/// <summary>The time zone of a contact, by its column <c>time_zone</c> (an IANA name).</summary>
internal static class ContactZone
{
    /// <summary>The contact's column.</summary>
    public const string Column = "time_zone";

    private const string Default = "Europe/Paris";

    /// <summary>The column's zone; Europe/Paris when it is missing or unknown, UTC where the system knows no zones.</summary>
    public static TimeZoneInfo Of(IReadOnlyDictionary<string, string> variables)
    {
        if (
            variables.TryGetValue(Column, out var name)
            && name.Length is > 0 and <= 64
            && TimeZoneInfo.TryFindSystemTimeZoneById(name.Trim(), out var zone)
        )
            return zone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(Default, out var paris) ? paris : TimeZoneInfo.Utc;
    }
}
