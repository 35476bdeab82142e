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

    /// <summary>Names the campaign and contact of this attempt in the ledger and the proof log.</summary>
    public required string AttemptKey { get; init; }
}
