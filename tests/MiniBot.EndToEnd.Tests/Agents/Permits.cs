using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>Permits of the real gate for one scenario, under the policy for simulated calls.</summary>
internal sealed class Permits(Scenario scenario)
{
    private readonly PermitGate _gate = new(
        PolicyBook.Shipped,
        new InMemoryComplianceLedger(),
        PartyHasher.CreateEphemeral(),
        TimeProvider.System
    );

    public async Task<DialPermit> GrantAsync(string target, string callerId)
    {
        var request = new DialRequest
        {
            TargetUri = target,
            Principal = scenario.Principal,
            Purpose = scenario.Purpose,
            CallerId = callerId,
            OpeningText = scenario.Disclosure,
            AttemptKey = Guid.NewGuid().ToString(),
            Policy = "simulation",
        };
        var decision = await _gate.RequestAsync(request, CancellationToken.None);
        return decision.ShouldBeOfType<GateDecision.Granted>(decision.ToString()).Permit;
    }
}
