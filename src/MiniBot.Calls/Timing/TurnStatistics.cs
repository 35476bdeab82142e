using System.Globalization;

namespace MiniBot.Calls.Timing;

/// <summary>The turns of a call or of a campaign in numbers.</summary>
/// <param name="Turns">Spoken turns that were answered.</param>
/// <param name="EndOfTurn">See <see cref="TurnLatency.EndOfTurn"/>.</param>
/// <param name="Recognition">See <see cref="TurnLatency.Recognition"/>.</param>
/// <param name="Decision">See <see cref="TurnLatency.Decision"/>.</param>
/// <param name="FirstAudio">See <see cref="TurnLatency.FirstAudio"/>.</param>
/// <param name="Model">Of the turns that a language model answered; null when there are none.</param>
/// <param name="AfterEndOfTurn">From the end of the turn to the first packet.</param>
/// <param name="Total">Voice to voice.</param>
public sealed record TurnStatistics(
    int Turns,
    StageLatency EndOfTurn,
    StageLatency Recognition,
    StageLatency Decision,
    StageLatency FirstAudio,
    StageLatency? Model,
    StageLatency AfterEndOfTurn,
    StageLatency Total
)
{
    /// <inheritdoc />
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Turns} turns, voice to voice p50 {Total.P50:0} ms, p95 {Total.P95:0} ms; after the end of turn p95 {AfterEndOfTurn.P95:0} ms"
        );

    /// <summary>Sums turns up; null when there are none.</summary>
    public static TurnStatistics? Of(IReadOnlyCollection<TurnLatency> turns)
    {
        if (turns.Count == 0)
            return null;
        var models = turns.Select(turn => turn.Model).OfType<TimeSpan>().ToList();
        return new(
            turns.Count,
            StageLatency.Of(turns.Select(turn => turn.EndOfTurn)),
            StageLatency.Of(turns.Select(turn => turn.Recognition)),
            StageLatency.Of(turns.Select(turn => turn.Decision)),
            StageLatency.Of(turns.Select(turn => turn.FirstAudio)),
            models.Count == 0 ? null : StageLatency.Of(models),
            StageLatency.Of(turns.Select(turn => turn.AfterEndOfTurn)),
            StageLatency.Of(turns.Select(turn => turn.Total))
        );
    }
}

/// <summary>How long a stage took, in milliseconds.</summary>
/// <param name="P50">Half took at most this long.</param>
/// <param name="P95">95 of 100 took at most this long.</param>
/// <param name="P99">99 of 100 took at most this long.</param>
public sealed record StageLatency(double P50, double P95, double P99)
{
    /// <summary>Sums up at least one duration.</summary>
    public static StageLatency Of(IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Order().ToArray();
        return new(At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99));
    }

    private static double At(TimeSpan[] sorted, double share) =>
        Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)].TotalMilliseconds, 1);
}
