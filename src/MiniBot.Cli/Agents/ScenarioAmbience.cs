using MiniBot.Audio.Ambience;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Agents;

/// <summary>Turns what a scenario says of its background into sound.</summary>
internal static class ScenarioAmbience
{
    /// <summary>
    /// The loop at its final level; null for none. A recording that cannot be used is told as <paramref name="problem"/>, with its mend,
    /// and the office takes its place: a call is never without its background.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="folder">The folder of the scenario's file; null where it is not known.</param>
    /// <param name="sampleRateHz">The rate of the line.</param>
    /// <param name="problem">What is wrong with the scenario's recording, or null.</param>
    public static AmbienceLoop? Open(Scenario scenario, string? folder, int sampleRateHz, out string? problem)
    {
        problem = null;
        if (scenario.Ambience is not { } wanted)
            return null;
        AmbienceLoop? loop = null;
        if (
            wanted.AudioPath is { } path
            && !RecordedAmbience.TryLoad(Path.Combine(folder ?? "", path), sampleRateHz, out loop, out var error)
        )
            problem = $"{error}; the office takes its place until background_audio names another WAV file, office, cafe or none";
        var kind = wanted.Place == AmbiencePlace.Cafe ? AmbienceKind.Cafe : AmbienceKind.Office;
        return (loop ?? AmbienceLoop.Synthesize(kind, sampleRateHz)).WithGain(wanted.GainDb);
    }
}
