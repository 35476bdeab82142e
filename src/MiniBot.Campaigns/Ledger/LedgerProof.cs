using System.Text.Json.Nodes;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Proof;

namespace MiniBot.Campaigns.Ledger;

/// <summary>What the ledger's own changes leave in the proof log.</summary>
internal static class LedgerProof
{
    public static ProofEntry Suppressed(Suppression suppression) =>
        new(
            suppression.At,
            "party.suppressed",
            new JsonObject
            {
                ["party"] = suppression.Party.Value,
                ["principal"] = suppression.Principal,
                ["no"] = suppression.Kind.ToString(),
                ["evidence"] = suppression.Evidence,
            }
        );

    public static ProofEntry Withdrawn(ConsentRow consent, ConsentWithdrawal withdrawal) =>
        new(
            withdrawal.At,
            "consent.withdrawn",
            new JsonObject
            {
                ["party"] = consent.Party,
                ["consent"] = consent.Id.ToString(),
                ["how"] = withdrawal.How,
            }
        );

    public static ProofEntry KillSwitch(bool on, DateTimeOffset at) => new(at, "kill_switch", new JsonObject { ["on"] = on });
}
