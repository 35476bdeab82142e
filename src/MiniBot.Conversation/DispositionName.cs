using System.Text.Json;

namespace MiniBot.Conversation;

/// <summary>The names of dispositions on the wire.</summary>
public static class DispositionName
{
    /// <summary>LEAD, NOT_INTERESTED, …</summary>
    public static string ToWireName(this Disposition disposition) =>
        JsonNamingPolicy.SnakeCaseUpper.ConvertName(disposition.ToString());
}
