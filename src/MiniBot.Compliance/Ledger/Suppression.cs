namespace MiniBot.Compliance.Ledger;

/// <summary>A person's no.</summary>
/// <param name="Party">Who said it.</param>
/// <param name="Principal">The principal it holds for, or null for all.</param>
/// <param name="Kind">How far it reaches.</param>
/// <param name="At">When it was said.</param>
/// <param name="Evidence">Where it is proven (call id, letter), without personal data.</param>
public sealed record Suppression(PartyKey Party, string? Principal, SuppressionKind Kind, DateTimeOffset At, string Evidence)
{
    /// <summary>True when this no also binds <paramref name="principal"/>.</summary>
    public bool Binds(string principal) => Principal is null || PrincipalName.Same(Principal, principal);
}

/// <summary>How far a no reaches.</summary>
public enum SuppressionKind
{
    /// <summary>Said in a call: never again.</summary>
    OptOut,

    /// <summary>Declared in another way: never again.</summary>
    Objection,

    /// <summary>Not interested: the policy's days of silence.</summary>
    Refusal,
}
