using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;

namespace MiniBot.Sip.Tests.Line;

/// <summary>Permits of the real gate, under its policy for simulated calls.</summary>
internal sealed class Permits
{
    private const string Opening =
        "Bonjour, je suis un agent virtuel, une intelligence artificielle, pour le compte de Solaris. "
        + "C'est un appel au sujet de votre toiture. Dites stop pour ne plus être appelé.";

    private readonly PartyHasher _hasher = PartyHasher.CreateEphemeral();
    private readonly PermitGate _gate;

    public Permits() => _gate = new PermitGate(PolicyBook.Shipped, Ledger, _hasher, TimeProvider.System);

    public InMemoryComplianceLedger Ledger { get; } = new();

    public async Task<DialPermit> GrantAsync(string target, string callerId = "minibot")
    {
        var request = new DialRequest
        {
            TargetUri = target,
            Principal = "Solaris",
            Purpose = "toiture",
            CallerId = callerId,
            OpeningText = Opening,
            AttemptKey = Guid.NewGuid().ToString(),
            Policy = "simulation",
        };
        var decision = await _gate.RequestAsync(request, CancellationToken.None);
        return decision.ShouldBeOfType<GateDecision.Granted>().Permit;
    }

    /// <summary>The kill switch: what the gate granted, it refuses to confirm.</summary>
    public void StopAllCalling() => Ledger.SetKillSwitch(true);
}
