using MiniBot.Calls.Trials;
using MiniBot.Conversation.Scenarios;
using MiniBot.Speech.Synthesis;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Cli.Bench;

/// <summary>
/// Measures interruptions: scenes of each kind over an answer of the agent, at random times, through echo gate, voice activity, ears,
/// rail and mouth of a call on virtual time.
/// </summary>
internal sealed class BargeInBench(
    Scenario scenario,
    IReadOnlyList<ISynthesizer> voices,
    Func<IVoiceActivityDetector> openVoiceActivity,
    string voiceActivity,
    int scenesOfAKind,
    TimeProvider clock
)
{
    private const string Question = "c'est combien";
    private const int RateHz = 8000;
    private const double EchoDb = -20;

    /// <summary>The length of an agent's sentence that no voice was asked for: what follows an interruption.</summary>
    private static readonly short[] s_unheard = new short[RateHz];

    /// <summary>Voices of one engine that differ; an engine that knows none speaks the first alone.</summary>
    private static readonly string?[] s_variants = [null, "f3"];

    /// <summary>The report, or null with the reason why there is none.</summary>
    public async Task<(BargeInBenchReport? Report, string? Error)> RunAsync(IProgress<int> progress, CancellationToken cancelled)
    {
        var load = MachineFacts.ReadLoadAverage();
        var agent = new Dictionary<string, short[]>(StringComparer.Ordinal);
        var trial = new OverlapTrial(scenario, text => agent.GetValueOrDefault(text, s_unheard), openVoiceActivity);
        var answer = trial.AnswerTo(Question);
        foreach (var text in answer)
        {
            if (await BargeInSounds.SpeakAsync(voices[0], text, variant: null, cancelled) is not { } sound)
                return (null, $"{voices[0].EngineId} cannot speak");
            agent[text] = sound;
        }

        var interruptions = await SpeakAllAsync(BargeInSounds.Interruptions, cancelled);
        var backChannels = await SpeakAllAsync(BargeInSounds.BackChannels, cancelled);
        if (interruptions.Count == 0 || backChannels.Count == 0)
            return (null, "no voice can speak French");
        var speech = TimeSpan.FromSeconds(agent[answer[0]].Length / (double)RateHz);
        var scenes = new Scenes(interruptions, backChannels, speech);
        var began = clock.GetTimestamp();
        var (runs, simulated) = await Task.Run(() => RunAll(trial, scenes, progress, cancelled), cancelled);
        var factor = Math.Round(clock.GetElapsedTime(began) / simulated, 4);
        return (ReportOf(runs, factor, load), null);
    }

    private async Task<List<(string Words, short[] Sound)>> SpeakAllAsync(
        IReadOnlyList<string> texts,
        CancellationToken cancelled
    )
    {
        var spoken = new List<(string, short[])>();
        foreach (var voice in voices)
        {
            foreach (var variant in voice is EspeakSynthesizer ? s_variants : [null])
            {
                foreach (var text in texts)
                {
                    if (await BargeInSounds.SpeakAsync(voice, text, variant, cancelled) is { } sound)
                        spoken.Add((text, sound));
                }
            }
        }

        return spoken;
    }

    private (List<BargeInBenchRun> Runs, TimeSpan Simulated) RunAll(
        OverlapTrial trial,
        Scenes scenes,
        IProgress<int> progress,
        CancellationToken cancelled
    )
    {
        var runs = new List<BargeInBenchRun>();
        var simulated = TimeSpan.Zero;
        var done = 0;
        foreach (var kind in Scenes.Kinds)
        {
            var outcomes = new List<OverlapOutcome>();
            for (var i = 0; i < scenesOfAKind; i++)
            {
                cancelled.ThrowIfCancellationRequested();
                var scene = scenes.Make(kind, i);
                outcomes.Add(trial.Run(Question, scene));
                simulated += scene.At + TimeSpan.FromSeconds(2.5 + (scene.Sound.Length / (double)RateHz));
                progress.Report(++done);
            }

            runs.Add(RunOf(kind, outcomes));
        }

        return (runs, simulated);
    }

    private static BargeInBenchRun RunOf(string kind, List<OverlapOutcome> outcomes) =>
        new(
            kind,
            outcomes.Count,
            outcomes.Count(o => o.Ducked is not null),
            outcomes.Count(o => o.Silenced is not null),
            outcomes.Count(o => o.IsInterrupted),
            BargeInTimes.Of(outcomes.Select(o => o.Ducked)),
            BargeInTimes.Of(outcomes.Select(o => o.Silenced)),
            BargeInTimes.Of(outcomes.Select(o => o.Resumed))
        );

    private BargeInBenchReport ReportOf(List<BargeInBenchRun> runs, double factor, double? load)
    {
        var real = runs.Where(r => Scenes.IsInterruption(r.Scene)).ToList();
        var others = runs.Where(r => !Scenes.IsInterruption(r.Scene)).ToList();
        var (right, wrong) = (real.Sum(r => r.Interrupted), others.Sum(r => r.Interrupted));
        return new BargeInBenchReport(
            MachineFacts.Here,
            string.Join(", ", voices.Select(v => v.EngineId)),
            voiceActivity,
            Share(right, right + wrong),
            Share(right, real.Sum(r => r.Count)),
            Share(others.Sum(r => r.Paused), others.Sum(r => r.Count)),
            runs,
            factor,
            load
        );
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);

    /// <summary>Makes scenes; the same number gives the same scene.</summary>
    private sealed class Scenes(
        List<(string Words, short[] Sound)> interruptions,
        List<(string Words, short[] Sound)> backChannels,
        TimeSpan speech
    )
    {
        private const string Interruption = "interruption";
        private const string OverEcho = "interruption over echo";

        public static IReadOnlyList<string> Kinds { get; } =
        [Interruption, OverEcho, "back-channel", "back-channel over echo", "cough", "echo alone"];

        public static bool IsInterruption(string kind) => kind is Interruption or OverEcho;

        public OverlapScene Make(string kind, int number)
        {
            var random = new Random((number * 31) + kind.Length);
            var (words, sound) = kind switch
            {
                Interruption or OverEcho => interruptions[number % interruptions.Count],
                "cough" => ("", BargeInSounds.Cough(random)),
                "echo alone" => ("", []),
                _ => backChannels[number % backChannels.Count],
            };
            return new OverlapScene
            {
                Sound = sound,
                Words = words,
                At = kind == "echo alone" ? speech : speech * (0.1 + (0.7 * random.NextDouble())),
                EchoDb = kind.Contains("echo", StringComparison.Ordinal) ? EchoDb : null,
                EchoDelay = TimeSpan.FromMilliseconds(random.Next(20, 301)),
                Seed = number,
            };
        }
    }
}
