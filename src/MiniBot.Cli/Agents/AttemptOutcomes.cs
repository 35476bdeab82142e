using System.Diagnostics;
using MiniBot.Calls;
using MiniBot.Campaigns.Dialing;
using MiniBot.Compliance;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Cli.Agents;

/// <summary>What the line and the call say, in the campaign's words.</summary>
internal static class AttemptOutcomes
{
    /// <summary>The agent had nothing to speak with, and nobody was called.</summary>
    public static AttemptOutcome Voiceless(string cause) =>
        new()
        {
            Disposition = Disposition.Failed,
            InviteSent = false,
            Cause = $"the agent cannot speak: {cause}",
        };

    public static AttemptOutcome NotAnswered(DialOutcome outcome) =>
        outcome switch
        {
            DialOutcome.Busy => new() { Disposition = Disposition.Busy },
            DialOutcome.NoAnswer => new() { Disposition = Disposition.NoAnswer },
            DialOutcome.Rejected { Code: var code } => new() { Disposition = Disposition.Rejected, Cause = $"SIP {code}" },
            DialOutcome.Unreachable { Code: 0 } => new()
            {
                Disposition = Disposition.Unreachable,
                Cause = "no answer to our SIP request",
            },
            DialOutcome.Unreachable { Code: var code } => new() { Disposition = Disposition.Unreachable, Cause = $"SIP {code}" },
            DialOutcome.Failed { Stage: var stage, Cause: var cause } => new()
            {
                Disposition = Disposition.Failed,
                Cause = $"{stage}: {cause}",
            },
            DialOutcome.Refused { Refusal: var refusal } => new()
            {
                Disposition = Disposition.Refused,
                InviteSent = false,
                RefusalCode = refusal.Reason.ToCode(),
                Cause = refusal.Detail,
            },
            _ => throw new UnreachableException(),
        };

    public static AttemptOutcome Talked(CallRecord record, CallSetup setup)
    {
        var result = record.Result;
        return new()
        {
            Disposition = result.Disposition,
            AnsweredAt = record.AnsweredAt,
            Score = result.Score,
            Reasons = [.. result.Reasons.Select(r => new ScoreReason(r.Step, r.Points, r.Utterance))],
            Answers = result.Answers,
            Collected = result.Values.ToDictionary(v => v.Step, v => v.Text, StringComparer.Ordinal),
            HeardBy = result.HeardBy.Main,
            Turns = record.Turns,
            OptOut = result.OptOut,
            Cause = record.Failure,
            CallId = record.CallId,
            JournalPath = setup.JournalPath,
            RecordingPath = setup.RecordingPath,
        };
    }
}
