using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Gate;

/// <summary>Everything that a decision rests on.</summary>
internal sealed record GateCase
{
    public required DialRequest Request { get; init; }

    /// <summary>The policy that applies, or null when there is none.</summary>
    public required CallingPolicy? Policy { get; init; }

    /// <summary>What the written number is; null when the request has none.</summary>
    public required NumberReading? Number { get; init; }

    /// <summary>Where the INVITE would go; null when the URI cannot be trusted.</summary>
    public required SipTarget? Target { get; init; }

    /// <summary>Reads the numbers that stand in a target URI.</summary>
    public required NumberingPlan Plan { get; init; }

    public required PartyFacts Facts { get; init; }

    /// <summary>The attempt being decided: never counted against itself.</summary>
    public required Guid PermitId { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required GateOptions Options { get; init; }
}
