using MiniBot.Compliance.Ledger;

namespace MiniBot.Campaigns.Contacts;

/// <summary>One contact as a file has it.</summary>
internal sealed record ContactRow(
    int Line,
    string Number,
    PartyKey Party,
    string? TargetUri,
    IReadOnlyDictionary<string, string> Variables,
    ConsentTerms? Consent
);
