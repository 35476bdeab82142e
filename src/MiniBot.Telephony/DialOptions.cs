namespace MiniBot.Telephony;

/// <summary>How one call is placed.</summary>
public sealed record DialOptions
{
    /// <summary>How long the far end may ring before the attempt ends as <see cref="DialOutcome.NoAnswer"/>. 1 s to 3 min.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Offer real-time text (RFC 4103) beside the audio.</summary>
    public bool OfferText { get; init; } = true;

    /// <summary>The name shown to the called party, or null for none.</summary>
    public string? CallerDisplayName { get; init; }
}
