namespace MiniBot.Compliance.Ledger;

/// <summary>What the ledger knows about one party, at one revision.</summary>
public sealed record PartyFacts
{
    /// <summary>Counts the changes to what is known about the party; 0 for one never heard of.</summary>
    public long Revision { get; init; }

    /// <summary>All calling has been stopped by hand.</summary>
    public bool KillSwitch { get; init; }

    /// <summary>Opt-outs, objections and refusals, of every principal.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Consents, of every principal, withdrawn and expired ones too.</summary>
    public IReadOnlyList<ConsentRecord> Consents { get; init; } = [];

    /// <summary>Attempts that count or are active, of every principal.</summary>
    public IReadOnlyList<AttemptFact> Attempts { get; init; } = [];

    /// <summary>What the do-not-call registries said.</summary>
    public IReadOnlyList<RegistryFact> Registries { get; init; } = [];
}

/// <summary>One attempt in the ledger.</summary>
/// <param name="PermitId">The permit that it was placed with.</param>
/// <param name="Principal">On whose behalf.</param>
/// <param name="At">When it was granted.</param>
/// <param name="Active">Reserved or in the air.</param>
public sealed record AttemptFact(Guid PermitId, string Principal, DateTimeOffset At, bool Active);

/// <summary>What a registry said about a party.</summary>
/// <param name="Registry">The registry's name, as the policy has it.</param>
/// <param name="Listed">The number stands in it.</param>
/// <param name="AsOf">When the registry was consulted.</param>
public sealed record RegistryFact(string Registry, bool Listed, DateTimeOffset AsOf);
