using System.Globalization;
using System.Text.Json.Nodes;
using MiniBot.Compliance.Proof;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Dialing;

/// <summary>What an attempt's end leaves in the proof log.</summary>
internal static class AttemptProof
{
    public static ProofEntry Ended(Attempt attempt, AttemptOutcome outcome)
    {
        var facts = Facts(attempt);
        facts["disposition"] = outcome.Disposition.ToWireName();
        facts["invite_sent"] = outcome.InviteSent;
        facts["answered_at"] = Instant(outcome.AnsweredAt);
        facts["refusal"] = outcome.RefusalCode;
        facts["call"] = outcome.CallId;
        return new ProofEntry(attempt.EndedAt!.Value, "call.ended", facts);
    }

    public static ProofEntry Left(Attempt attempt) =>
        new(
            attempt.EndedAt!.Value,
            attempt.State == AttemptState.Interrupted ? "call.interrupted" : "call.abandoned",
            Facts(attempt)
        );

    private static JsonObject Facts(Attempt attempt) =>
        new()
        {
            ["attempt"] = attempt.Key,
            ["permit"] = attempt.PermitId?.ToString(),
            ["dialled_at"] = Instant(attempt.DialledAt),
        };

    private static string? Instant(DateTimeOffset? at) => at?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
