namespace MiniBot.Compliance.Policies;

/// <summary>The law of one country, or the rule of one kind of test call, as data. Immutable; read by <see cref="PolicyReader"/>.</summary>
public sealed record CallingPolicy
{
    /// <summary>The policy's name: <c>france</c>, <c>simulation</c>, <c>own-device</c>.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166 code of the country whose numbers it governs; null for a policy that is only asked for by name.</summary>
    public string? Country { get; init; }

    /// <summary>The version, written into every proof.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the file's text, lower-case hexadecimal, written into every proof.</summary>
    public required string Hash { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly ValidUntil { get; init; }

    /// <summary>The law it rests on.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>A draft: refuses every call until <see cref="ReviewedBy"/> is set.</summary>
    public bool RequiresReview { get; init; }

    /// <summary>Who checked it, or null.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>Which destinations it may allow.</summary>
    public DestinationRule Destination { get; init; }

    /// <summary>Which consent it demands.</summary>
    public required ConsentRule Consent { get; init; }

    /// <summary>Sectors that may not call consumers, outside an ongoing contract.</summary>
    public IReadOnlyList<string> BannedSectors { get; init; } = [];

    /// <summary>When calls are allowed; null for any time.</summary>
    public CallingHours? Hours { get; init; }

    /// <summary>How many attempts a principal has to one person.</summary>
    public IReadOnlyList<FrequencyCap> Caps { get; init; } = [];

    /// <summary>The silence after a refusal; zero for none.</summary>
    public TimeSpan RefusalCooldown { get; init; }

    /// <summary>Registries that must have been consulted.</summary>
    public IReadOnlyList<RegistryRule> Registries { get; init; } = [];

    /// <summary>Which number must be presented; null for any.</summary>
    public CallerIdRule? CallerId { get; init; }

    /// <summary>An agent must be held for the call before it is dialled.</summary>
    public bool ReserveAgent { get; init; }

    /// <summary>The most that may be recorded.</summary>
    public RecordingMode Recording { get; init; }

    /// <summary>What the opening must say.</summary>
    public IReadOnlyList<SpokenPart> Spoken { get; init; } = [];

    /// <summary>How far back attempts matter: the longest window of the caps.</summary>
    public TimeSpan LongestWindow => Caps.Count == 0 ? TimeSpan.Zero : Caps.Max(cap => cap.Window);
}
