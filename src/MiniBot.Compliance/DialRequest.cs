namespace MiniBot.Compliance;

/// <summary>What a caller asks of the gate: one attempt to one person, for one principal and purpose.</summary>
public sealed record DialRequest
{
    /// <summary>The exact SIP URI to be called, e.g. <c>sip:+33199000001@127.0.0.1:5080</c>. The permit covers no other.</summary>
    public required string TargetUri { get; init; }

    /// <summary>The person's number in E.164 (<c>+33…</c>), or null for a device that has only a SIP address.</summary>
    public string? Number { get; init; }

    /// <summary>The company on whose behalf the call is made.</summary>
    public required string Principal { get; init; }

    /// <summary>The declared commercial purpose, as in the consent's purposes.</summary>
    public required string Purpose { get; init; }

    /// <summary>The number presented to the called person (E.164), or a SIP user name on a private line.</summary>
    public required string CallerId { get; init; }

    /// <summary>What the agent will say first, word for word: the gate looks for the disclosure in it.</summary>
    public required string OpeningText { get; init; }

    /// <summary>Names the campaign and contact of this attempt in the ledger and the proof log; holds no personal data.</summary>
    public required string AttemptKey { get; init; }

    /// <summary>The policy to apply by name (<c>simulation</c>, <c>own-device</c>), or null for that of the number's country.</summary>
    public string? Policy { get; init; }

    /// <summary>The operator declares that the called device is their own. The policy <c>own-device</c> demands it.</summary>
    public bool OwnDevice { get; init; }

    /// <summary>Whom the number belongs to; unknown is treated as a consumer.</summary>
    public Audience Audience { get; init; }

    /// <summary>The principal's sector, e.g. <c>energy-saving-works</c>, as the policy's banned sectors name it; null for any other.</summary>
    public string? Sector { get; init; }

    /// <summary>The contract that this call is about, when it is made under an ongoing contract.</summary>
    public OngoingContract? Contract { get; init; }

    /// <summary>This call keeps an appointment that the person agreed to; a consent with a dated slot must cover it.</summary>
    public bool KeepsAppointment { get; init; }

    /// <summary>An agent slot is held for this call, so that somebody speaks when it is answered.</summary>
    public bool AgentReserved { get; init; }

    /// <summary>The voice that speaks.</summary>
    public VoiceOrigin Voice { get; init; } = VoiceOrigin.Synthetic;

    /// <summary>When the call is to be recorded.</summary>
    public RecordingMode Recording { get; init; }

    /// <summary>The attempt's key alone: the rest is personal data.</summary>
    public override string ToString() => $"attempt {AttemptKey}";
}
