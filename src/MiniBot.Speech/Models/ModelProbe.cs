using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Sherpa;
using MiniBot.Speech.Synthesis;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Speech.Models;

/// <summary>
/// Loads a model of unknown origin in a child process first: a native library may end the process on a broken model, and then it ends the
/// child's. The host says how to start a child that calls <see cref="Run"/>.
/// </summary>
/// <param name="program">The host's own executable.</param>
/// <param name="arguments">What comes before the kind and the folder: a hidden verb.</param>
/// <param name="time">The clock of the time limit.</param>
public sealed class ModelProbe(string program, IReadOnlyList<string> arguments, TimeProvider time)
{
    private const int Refusal = 1;
    private const int WrongUsage = 2;

    /// <summary>How long the child may take, 1 s and more.</summary>
    public TimeSpan TimeLimit { get; init; } = ExternalProgram.TimeLimit;

    /// <summary>Null if the model loads in a child process, else why not.</summary>
    public async Task<string?> CheckAsync(ModelKind kind, string folder, CancellationToken cancellationToken)
    {
        var (verdict, detail) = await TryAsync(kind, folder, cancellationToken);
        return verdict == ProbeVerdict.Loads ? null : $"the model in {folder} does not load: {detail}";
    }

    /// <summary>Loads the model in a child process, and says what became of it; the detail is null if it loads.</summary>
    public async Task<(ProbeVerdict Verdict, string? Detail)> TryAsync(
        ModelKind kind,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var child = new ExternalProgram(program, time) { Limit = TimeLimit };
        if (
            await child.RunAsync([.. arguments, kind.ToString(), folder], default, cancellationToken)
            is not ProgramOutcome.Failed failed
        )
            return (ProbeVerdict.Loads, null);
        return failed switch
        {
            { HasTimedOut: true } => (ProbeVerdict.Hangs, $"its engine did not come back in {TimeLimit.TotalSeconds:0} s"),
            { ExitCode: null } => (ProbeVerdict.NotStarted, failed.Cause),
            { ExitCode: Refusal or WrongUsage } => (ProbeVerdict.Refused, "its engine refuses it"),
            { ExitCode: { } code } => (ProbeVerdict.Crashed, $"it ends the process that loads it (exit code {code})"),
        };
    }

    /// <summary>
    /// The child's part: loads the model and returns 0, or 1 if it does not load, or 2 for wrong arguments. A broken model may end the
    /// process instead; every such end has an exit code other than 0.
    /// </summary>
    /// <param name="arguments">The kind and the folder.</param>
    public static int Run(IReadOnlyList<string> arguments) =>
        arguments is [var name, var folder] && Enum.TryParse<ModelKind>(name, out var kind) && Directory.Exists(folder)
            ? Loads(kind, folder)
                ? 0
                : Refusal
            : WrongUsage;

    private static bool Loads(ModelKind kind, string folder)
    {
        switch (kind)
        {
            case ModelKind.VoiceActivity:
                using (var pool = SileroVoiceActivityPool.TryOpen(folder, out _))
                    return pool is not null;
            case ModelKind.Streaming:
                using (var recognizer = SherpaRecognizer.TryOpen(folder, out _))
                    return recognizer is not null;
            case ModelKind.Offline:
                using (var recognizer = SherpaOfflineRecognizer.TryOpen(folder, new SherpaOptions(), out _))
                    return recognizer is not null;
            case ModelKind.Phrases:
                if (PocketSphinxRecognizer.Open(folder, ["oui", "non"]) is not PocketSphinxOpening.Opened opened)
                    return false;
                opened.Recognizer.Dispose();
                return true;
            case ModelKind.Voice:
                return SherpaSynthesizer.Loads(folder);
            default:
                return false;
        }
    }
}
