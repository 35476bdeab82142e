using System.Globalization;
using MiniBot.Calls;
using MiniBot.Calls.Timing;
using MiniBot.Campaigns.Dialing;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Cli.Agents;

/// <summary>What came of one call: the object that <c>call --json</c> prints.</summary>
internal sealed record CallReport
{
    public required string Target { get; init; }

    public required string Disposition { get; init; }

    public int? Score { get; init; }

    public IReadOnlyList<ScoreReason> Reasons { get; init; } = [];

    public string? HeardBy { get; init; }

    public double? SecondsToFirstAudio { get; init; }

    public double? Seconds { get; init; }

    public TurnStatistics? LatencyMs { get; init; }

    public LegMediaStatistics? Media { get; init; }

    public string? CallId { get; init; }

    public string? Journal { get; init; }

    public string? Recording { get; init; }

    public string? Cause { get; init; }

    /// <summary>False only when certainly no INVITE was sent.</summary>
    internal bool Placed { get; init; } = true;

    /// <summary>The call was answered and held.</summary>
    internal bool Succeeded => Seconds is not null && Cause is null;

    /// <summary>Certainly nobody was called.</summary>
    public static CallReport NotPlaced(string target, string cause) =>
        new()
        {
            Target = target,
            Disposition = Conversation.Disposition.Failed.ToWireName(),
            Cause = cause,
            Placed = false,
        };

    /// <summary>We stopped on the way, perhaps with the INVITE sent.</summary>
    public static CallReport CutShort(string target) => NotPlaced(target, "the call was cut short") with { Placed = true };

    public static CallReport NotAnswered(string target, DialOutcome outcome)
    {
        var attempt = AttemptOutcomes.NotAnswered(outcome);
        return new()
        {
            Target = target,
            Disposition = attempt.Disposition.ToWireName(),
            Cause = attempt.Cause,
            Placed = attempt.InviteSent,
        };
    }

    public static CallReport Talked(string target, CallRecord record, CallSetup setup)
    {
        var attempt = AttemptOutcomes.Talked(record, setup);
        return new()
        {
            Target = target,
            Disposition = attempt.Disposition.ToWireName(),
            Score = attempt.Score,
            Reasons = attempt.Reasons,
            HeardBy = attempt.HeardBy?.ToString().ToLowerInvariant(),
            SecondsToFirstAudio = record.FirstAudioAfter?.TotalSeconds,
            Seconds = (record.EndedAt - record.AnsweredAt).TotalSeconds,
            LatencyMs = TurnStatistics.Of(record.Turns),
            Media = record.Media,
            CallId = attempt.CallId,
            Journal = attempt.JournalPath,
            Recording = attempt.RecordingPath,
            Cause = attempt.Cause,
        };
    }

    public override string ToString()
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{Disposition}{(Score is { } score ? $", score {score}" : "")}");
        if (Seconds is { } seconds)
            line += string.Create(
                CultureInfo.InvariantCulture,
                $", {seconds:0.0} s, first audio after {SecondsToFirstAudio ?? 0:0.00} s, packets {Media?.PacketsSent} sent, {Media?.PacketsReceived} received, {Media?.PacketsLost} lost"
            );
        return string.Join(
            Environment.NewLine,
            new[] { line, LatencyMs?.ToString(), Cause, Journal, Recording }.Where(part => part is not null)
        );
    }
}
