namespace MiniBot.Compliance.Policies;

/// <summary>Which consent a policy demands.</summary>
/// <param name="Required">For which calls.</param>
/// <param name="Channel">The channel that the consent must name, e.g. <c>automated-voice</c>.</param>
/// <param name="ContractExempts">A proven ongoing contract replaces consent.</param>
public sealed record ConsentRule(ConsentRequirement Required, string Channel, bool ContractExempts);

/// <summary>Which calls need consent.</summary>
public enum ConsentRequirement
{
    /// <summary>Every call.</summary>
    Always,

    /// <summary>Calls to a phone number; none for a device that has only a SIP address.</summary>
    ForNumbers,

    /// <summary>No call.</summary>
    Never,
}
