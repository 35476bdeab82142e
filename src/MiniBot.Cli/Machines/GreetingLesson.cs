using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;
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

    /// <summary>The moments of labelled scenes, every 200 ms as long as timing counts; what tones decide teaches no timing.</summary>
    public static IReadOnlyList<GreetingLesson> From(
        IReadOnlyList<SceneFile> files,
        IReadOnlyList<IVoiceActivityDetector> voiceActivity,
        IProgress<int> progress
    )
    {
        var lessons = new List<GreetingLesson>();
        var most = new MachineDetectorOptions().TimingLimit;
        var scene = 0;
        foreach (var file in files.Where(f => f.Party is not (CalledParty.Fax or CalledParty.Silence)))
        {
            if (SceneFolder.TryRead(file, out _) is not { } audio)
                continue;
            foreach (var detector in voiceActivity)
            {
                var voice = SceneEars.Voice(audio, detector);
                var (timeline, tones) = (new GreetingTimeline(), new ToneDetector());
                for (var i = 0; i < voice.Length; i++)
                {
                    var frame = SceneEars.Frame(audio, i);
                    tones.Next(frame);
                    timeline.Next(voice[i] && !tones.IsTone, Level.Measure(frame).RmsDbfs);
                    if (timeline.HasVoice && (i + 1) % LookFrames == 0 && timeline.FramesSinceVoice * 0.02 <= most.TotalSeconds)
                        lessons.Add(new GreetingLesson(scene, file.Party.IsMachine(), timeline.Features().ToArray()));
                }
            }

            progress.Report(++scene);
        }

        return lessons;
    }
}
