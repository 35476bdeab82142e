using MiniBot.Audio;
using MiniBot.Calls.Machines;
using MiniBot.Conversation;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Cli.Machines;

/// <summary>A greeting at one moment: what the timing looked like, and whether it was a machine's.</summary>
/// <param name="Scene">The scene that it comes from, from 0.</param>
/// <param name="IsMachine">What it was.</param>
/// <param name="Features">By <see cref="GreetingFeature"/>.</param>
internal sealed record GreetingLesson(int Scene, bool IsMachine, double[] Features)
{
    private const int LookFrames = 10;

    /// <summary>Measures, and decides nothing.</summary>
    private static readonly GreetingTree s_undecided = new(new GreetingTreeNode { Machine = 0.5 });

    /// <summary>The moments of labelled scenes, every 200 ms as long as timing counts; what tones decide teaches no timing.</summary>
    public static IReadOnlyList<GreetingLesson> From(
        IReadOnlyList<SceneFile> files,
        IReadOnlyList<IVoiceActivityDetector> voiceActivity,
        IProgress<int> progress
    )
    {
        var lessons = new List<GreetingLesson>();
        var options = new MachineDetectorOptions();
        var scene = 0;
        foreach (var file in files.Where(f => f.Party is not (CalledParty.Fax or CalledParty.Silence)))
        {
            if (SceneFolder.TryRead(file, out _) is not { } audio)
                continue;
            foreach (var activity in voiceActivity)
            {
                var voice = SceneEars.Voice(audio, activity);
                var detector = new MachineDetector(options, s_undecided, phrases: null);
                for (var i = 0; i < voice.Length; i++)
                {
                    detector.Next(SceneEars.Frame(audio, i), voice[i]);
                    var since = detector.Timeline.FramesSinceVoice * AudioFrame.Duration;
                    if (since > TimeSpan.Zero && since <= options.TimingLimit && (i + 1) % LookFrames == 0)
                        lessons.Add(new GreetingLesson(scene, file.Party.IsMachine(), detector.Timeline.Features().ToArray()));
                }
            }

            progress.Report(++scene);
        }

        return lessons;
    }
}
