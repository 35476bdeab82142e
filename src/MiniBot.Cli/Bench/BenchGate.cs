using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;
using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.Cli.Bench;

/// <summary>The calls of a benchmark pass the gate like any other, under its policy for simulated calls; its ledger is gone with it.</summary>
/// <param name="line">Dials.</param>
/// <param name="request">What the calls have in common.</param>
/// <param name="time">The clock.</param>
internal sealed class BenchGate(SipLine line, DialRequest request, TimeProvider time)
{
    /// <summary>The policy that a benchmark's requests name.</summary>
    public const string Policy = "simulation";

    private readonly PermitGate _gate = new(
        PolicyBook.Shipped,
        new InMemoryComplianceLedger(),
        PartyHasher.CreateEphemeral(),
        time
    );

    /// <summary>Asks the gate, then dials.</summary>
    public async Task<DialOutcome> DialAsync(
        string targetUri,
        string attemptKey,
        DialOptions options,
        CancellationToken cancellationToken
    ) =>
        await _gate.RequestAsync(request with { TargetUri = targetUri, AttemptKey = attemptKey }, cancellationToken) switch
        {
            GateDecision.Granted granted => await line.DialAsync(granted.Permit, options, cancellationToken),
            GateDecision.Refused refused => new DialOutcome.Refused(refused.Refusal),
            var other => throw new InvalidOperationException($"The gate decided {other}."),
        };
}
