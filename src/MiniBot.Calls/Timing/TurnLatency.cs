using System.Text.Json.Serialization;

namespace MiniBot.Calls.Timing;

/// <summary>
/// Where the time of one spoken turn went, from the caller's last sound to our first packet.
/// <code>
/// last sound ─EndOfTurn→ turn over ─Recognition→ text ─Decision→ decided ─[Model→ sentence]─FirstAudio→ first packet
/// </code>
/// </summary>
/// <param name="EndOfTurn">Silence that was waited through before the turn was taken as over.</param>
/// <param name="Recognition">Until the text was there.</param>
/// <param name="Decision">Until the conversation had decided, its wait for the call's loop included.</param>
/// <param name="FirstAudio">Until the answer's first sample was on its way; from the model's first sentence on where a model answered.</param>
/// <param name="Model">From the question to a language model until its first sentence; null where the catalogue or the rail answered.</param>
public sealed record TurnLatency(
    TimeSpan EndOfTurn,
    TimeSpan Recognition,
    TimeSpan Decision,
    TimeSpan FirstAudio,
    TimeSpan? Model
)
{
    /// <summary>Voice to voice.</summary>
    [JsonIgnore]
    public TimeSpan Total => EndOfTurn + AfterEndOfTurn;

    /// <summary>From the end of the turn to the first packet.</summary>
    [JsonIgnore]
    public TimeSpan AfterEndOfTurn => Recognition + Decision + (Model ?? TimeSpan.Zero) + FirstAudio;
}
