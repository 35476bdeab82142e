using System.Globalization;
using System.Text.Json.Nodes;
using MiniBot.Compliance.Proof;

namespace MiniBot.Compliance.Ledger;

/// <summary>
/// One consent as it was given, sealed by a hash over everything but its withdrawal. Made by <see cref="Create"/>; a change of any sealed
/// part breaks the seal.
/// </summary>
public sealed record ConsentRecord
{
    /// <summary>Names the consent in the proof log.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who gave it.</summary>
    public required PartyKey Party { get; init; }

    /// <summary>What was given, and the proof of it.</summary>
    public required ConsentTerms Terms { get; init; }

    /// <summary>When and how it was taken back, or null.</summary>
    public ConsentWithdrawal? Withdrawal { get; init; }

    /// <summary>The hash of the party's consent before this one; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the sealed parts in canonical JSON, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>True when the record is as it was sealed, and has its text and evidence.</summary>
    public bool IsProven =>
        !string.IsNullOrWhiteSpace(Terms.Text)
        && !string.IsNullOrWhiteSpace(Terms.Evidence)
        && Hash == Seal(Id, Party, Terms, PreviousHash);

    /// <summary>Seals a new consent.</summary>
    public static ConsentRecord Create(Guid id, PartyKey party, ConsentTerms terms, string previousHash) =>
        new()
        {
            Id = id,
            Party = party,
            Terms = terms,
            PreviousHash = previousHash,
            Hash = Seal(id, party, terms, previousHash),
        };

    private static string Seal(Guid id, PartyKey party, ConsentTerms terms, string previousHash) =>
        CanonicalJson.Hash(
            new JsonObject
            {
                ["id"] = id.ToString(),
                ["party"] = party.Value,
                ["principal"] = terms.Principal,
                ["channel"] = terms.Channel,
                ["purposes"] = new JsonArray([.. terms.Purposes.Select(purpose => JsonValue.Create(purpose))]),
                ["text"] = terms.Text,
                ["evidence"] = terms.Evidence,
                ["collected_at"] = Instant(terms.CollectedAt),
                ["collected_by"] = terms.CollectedBy,
                ["jurisdiction"] = terms.Jurisdiction,
                ["expires_at"] = terms.ExpiresAt is { } expires ? Instant(expires) : null,
                ["slot_from"] = terms.Slot is { } slot ? Instant(slot.From) : null,
                ["slot_until"] = terms.Slot is { } until ? Instant(until.Until) : null,
                ["previous"] = previousHash,
            }
        );

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
