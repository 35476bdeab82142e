namespace MiniBot.Compliance.Ledger;

/// <summary>What a person consented to, and the proof of it.</summary>
public sealed record ConsentTerms
{
    /// <summary>The company that may call.</summary>
    public required string Principal { get; init; }

    /// <summary>How it may call: <c>automated-voice</c>, <c>human-voice</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>What it may call about.</summary>
    public required IReadOnlyList<string> Purposes { get; init; }

    /// <summary>The exact text that was shown or read out.</summary>
    public required string Text { get; init; }

    /// <summary>Page, form id and address, or the hash of the audio.</summary>
    public required string Evidence { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset CollectedAt { get; init; }

    /// <summary>Who collected it, or null.</summary>
    public string? CollectedBy { get; init; }

    /// <summary>ISO 3166 country whose law it was given under, or null.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>The instant from which it no longer holds, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The dated appointment that was agreed to, or null.</summary>
    public AppointmentSlot? Slot { get; init; }
}

/// <summary>A dated appointment: calls are agreed to from its first instant to just before its last.</summary>
public sealed record AppointmentSlot(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>True when <paramref name="at"/> lies inside.</summary>
    public bool Covers(DateTimeOffset at) => at >= From && at < Until;
}

/// <summary>The taking back of a consent.</summary>
/// <param name="At">From when on it no longer holds.</param>
/// <param name="How">By which way, without personal data.</param>
public sealed record ConsentWithdrawal(DateTimeOffset At, string How);
