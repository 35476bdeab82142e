using System.Collections.Immutable;
using MiniBot.Calls.Machines;
using MiniBot.Conversation;
using MiniBot.Conversation.Understanding;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Cli.Machines;

/// <summary>Runs the detector over labelled scenes.</summary>
internal sealed class MachineEvaluation(
    GreetingTree tree,
    IVoiceActivityDetector voiceActivity,
    IRecognizer? recognizer,
    MachinePhrases phrases,
    TimeProvider time
)
{
    private readonly MachineDetectorOptions _options = new();

    /// <summary>Judges every file; broken ones are named and left out.</summary>
    public MachineReport Run(IReadOnlyList<SceneFile> files, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var scenes = ImmutableArray.CreateBuilder<JudgedScene>();
        var broken = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Judge(files[i], out var error) is { } judged)
                scenes.Add(judged);
            else
                broken.Add(error!);
            progress.Report(i + 1);
        }

        return new MachineReport(scenes.ToImmutable(), broken.ToImmutable());
    }

    private JudgedScene? Judge(SceneFile file, out string? error)
    {
        if (SceneFolder.TryRead(file, out error) is not { } audio)
            return null;
        var voice = SceneEars.Voice(audio, voiceActivity);
        var words = SceneEars.Words(audio, voice, recognizer);
        var detector = new MachineDetector(_options, tree, recognizer is null ? null : phrases);
        var start = time.GetTimestamp();
        var verdicts = SceneEars.Judge(audio, voice, words, detector);
        var spent = time.GetElapsedTime(start);
        return new JudgedScene(file, verdicts is [.., var last] ? last : null, verdicts.Count, spent);
    }
}

/// <summary>What the detector said of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Verdict">The last verdict; null where there was none, which counts as a person.</param>
/// <param name="Verdicts">How often it was decided or revised.</param>
/// <param name="Spent">The detector's own time, voice activity and recognition apart.</param>
internal sealed record JudgedScene(SceneFile File, MachineVerdict? Verdict, int Verdicts, TimeSpan Spent)
{
    /// <summary>Whom the call believes to speak to.</summary>
    public CalledParty Believed => Verdict?.Party ?? CalledParty.Human;
}
