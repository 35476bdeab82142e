using MiniBot.Calls.Listening;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>What <c>bench endpoint</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before.</param>
/// <param name="Recognizer">What understood the words.</param>
/// <param name="VoiceActivity">What told voice from silence.</param>
/// <param name="Voices">In how many voices the turns were spoken.</param>
/// <param name="Chosen">The policy on the turns that it was chosen by.</param>
/// <param name="HeldOut">The policy on the others: the result.</param>
/// <param name="ByPatience">The policy on the others, more and less patient.</param>
/// <param name="BySilence">Fixed silences on the others.</param>
/// <param name="Turns">Every turn as the policy decided it.</param>
internal sealed record EndpointReport(
    MachineFacts Machine,
    double? LoadAverage,
    string Recognizer,
    string VoiceActivity,
    int Voices,
    EndpointPoint Chosen,
    EndpointPoint HeldOut,
    IReadOnlyList<EndpointPoint> ByPatience,
    IReadOnlyList<EndpointPoint> BySilence,
    IReadOnlyList<EndpointTurn> Turns
)
{
    /// <summary>The share of pausing turns that may be cut off.</summary>
    public const double GoalCutOffShare = 0.05;

    /// <summary>The median delay that is allowed, in ms.</summary>
    public const double GoalMedianMs = 350;

    /// <summary>True when the held-out turns meet both goals.</summary>
    public bool MeetsGoals => HeldOut.CutOffShare <= GoalCutOffShare && HeldOut.MedianMs <= GoalMedianMs;
}

/// <summary>One way to decide, over some turns.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Turns">All turns.</param>
/// <param name="PausingTurns">Those in which the person pauses.</param>
/// <param name="CutOff">Of those, how many were taken for over in a pause or before.</param>
/// <param name="CutOffShare">The same as a share of the pausing turns, 0 to 1.</param>
/// <param name="CutOffWithoutPause">Turns without a pause that were taken for over too soon.</param>
/// <param name="Unheard">Turns that were never heard or never taken for over.</param>
/// <param name="MedianMs">From the true end to the decision, over the turns that were not cut off.</param>
/// <param name="P90Ms">Nine of ten were decided within this.</param>
internal sealed record EndpointPoint(
    string Setting,
    int Turns,
    int PausingTurns,
    int CutOff,
    double CutOffShare,
    int CutOffWithoutPause,
    int Unheard,
    double MedianMs,
    double P90Ms
)
{
    public static EndpointPoint Of(string setting, IReadOnlyCollection<(TurnScript Script, TurnEnding Ending)> endings)
    {
        var pausing = endings.Count(e => e.Script.HasPauses);
        var cutOff = endings.Count(e => e.Script.HasPauses && e.Ending.IsCutOff);
        var delays = endings
            .Where(e => !e.Ending.IsCutOff)
            .Select(e => e.Ending.Delay?.TotalMilliseconds)
            .OfType<double>()
            .Order()
            .ToArray();
        return new(
            setting,
            endings.Count,
            pausing,
            cutOff,
            Math.Round(cutOff / (double)Math.Max(1, pausing), 4),
            endings.Count(e => !e.Script.HasPauses && e.Ending.IsCutOff),
            endings.Count(e => e.Ending.Delay is null),
            Percentile(delays, 0.5),
            Percentile(delays, 0.9)
        );
    }

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))]);
}

/// <summary>How the policy decided one turn.</summary>
/// <param name="Number">Its place in the file.</param>
/// <param name="Said">What was said.</param>
/// <param name="Understood">The words that were understood when the turn was taken for over.</param>
/// <param name="Reason">Why it was.</param>
/// <param name="DelayMs">After the true end; negative when the person was cut off, null when nothing was heard.</param>
internal sealed record EndpointTurn(int Number, string Said, string Understood, EndOfTurnReason Reason, double? DelayMs);
