using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Proof;

namespace MiniBot.Campaigns.Ledger;

/// <summary>A party's revision: raised by every change to what is known about it.</summary>
internal sealed class PartyRow
{
    public required string Party { get; init; }

    public long Revision { get; set; }
}

internal sealed class ConsentRow
{
    public Guid Id { get; init; }

    public required string Party { get; init; }

    public required ConsentTerms Terms { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnHow { get; set; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public ConsentRecord ToRecord() =>
        new()
        {
            Id = Id,
            Party = new PartyKey(Party),
            Terms = Terms,
            Withdrawal = WithdrawnAt is { } at ? new ConsentWithdrawal(at, WithdrawnHow ?? "") : null,
            PreviousHash = PreviousHash,
            Hash = Hash,
        };
}

internal sealed class SuppressionRow
{
    public long Id { get; init; }

    public required string Party { get; init; }

    public string? Principal { get; init; }

    public SuppressionKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Evidence { get; init; }

    public Suppression ToSuppression() => new(new PartyKey(Party), Principal, Kind, At, Evidence);
}

internal sealed class LedgerAttemptRow
{
    public Guid PermitId { get; init; }

    public required string Party { get; init; }

    public required string Principal { get; init; }

    public required string AttemptKey { get; init; }

    public DateTimeOffset At { get; init; }

    public bool Active { get; set; }
}

internal sealed class RegistryAnswerRow
{
    public required string Party { get; init; }

    public required string Registry { get; init; }

    public bool Listed { get; set; }

    public DateTimeOffset AsOf { get; set; }
}

internal sealed class ProofRow
{
    public long Sequence { get; init; }

    public required string Content { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public ProofRecord ToRecord() => new(Sequence, Content, PreviousHash, Hash);
}

/// <summary>A switch of the whole installation.</summary>
internal sealed class SwitchRow
{
    public const string Kill = "kill";

    public required string Name { get; init; }

    public bool IsOn { get; set; }
}
