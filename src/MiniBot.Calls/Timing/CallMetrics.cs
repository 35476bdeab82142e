using System.Diagnostics.Metrics;

namespace MiniBot.Calls.Timing;

/// <summary>What calls tell the machine's monitoring. No personal data.</summary>
internal static class CallMetrics
{
    /// <summary>The meter's name, for whoever listens.</summary>
    public const string MeterName = "MiniBot.Calls";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly UpDownCounter<int> s_active = s_meter.CreateUpDownCounter<int>(
        "minibot.calls.active",
        "{call}",
        "Conversations that go on."
    );

    private static readonly Histogram<double> s_stages = s_meter.CreateHistogram<double>(
        "minibot.turn.stage.duration",
        "s",
        "From the caller's last sound to our first packet, stage by stage."
    );

    public static void Began() => s_active.Add(1);

    public static void Ended() => s_active.Add(-1);

    public static void Record(TurnLatency turn)
    {
        Record("end_of_turn", turn.EndOfTurn);
        Record("recognition", turn.Recognition);
        Record("decision", turn.Decision);
        Record("first_audio", turn.FirstAudio);
        Record("total", turn.Total);
        if (turn.Model is { } model)
            Record("model", model);
    }

    private static void Record(string stage, TimeSpan duration) =>
        s_stages.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));
}
