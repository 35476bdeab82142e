using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniBot.Conversation;

/// <summary>Who or what took the call. On the wire in lower snake case (network_voicemail, …).</summary>
[JsonConverter(typeof(CalledPartyJsonConverter))]
public enum CalledParty
{
    /// <summary>A person, or what cannot be told from one.</summary>
    Human,

    /// <summary>A person's own answering machine, which records after its greeting.</summary>
    Voicemail,

    /// <summary>The operator's voicemail: a text that nobody recorded for this person.</summary>
    NetworkVoicemail,

    /// <summary>An assistant that asks who calls and why, and may put the call through.</summary>
    Screener,

    /// <summary>A menu or a queue: "tapez 1".</summary>
    Ivr,

    /// <summary>A fax or a modem.</summary>
    Fax,

    /// <summary>The network: the number is not assigned, changed, or cannot be reached.</summary>
    Announcement,

    /// <summary>Nobody speaks.</summary>
    Silence,
}

/// <summary>The names of called parties on the wire.</summary>
public static class CalledPartyName
{
    /// <summary>human, network_voicemail, …</summary>
    public static string ToWireName(this CalledParty party) => JsonNamingPolicy.SnakeCaseLower.ConvertName(party.ToString());

    /// <summary>True for what is neither a person nor nobody.</summary>
    public static bool IsMachine(this CalledParty party) => party is not (CalledParty.Human or CalledParty.Silence);
}

internal sealed class CalledPartyJsonConverter()
    : JsonStringEnumConverter<CalledParty>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
