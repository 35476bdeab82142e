using MiniBot.Audio;
using MiniBot.Audio.Codecs;
using MiniBot.Calls.Speaking;
using MiniBot.Speech.Prompts;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Cli.Bench;

/// <summary>Measures how long a decision to say something takes to become a packet: from memory, from disk, and rendered now.</summary>
internal sealed class SayBench(ISynthesizer synthesizer, string folder, int count, TimeProvider clock)
{
    private const int RateHz = PromptCache.SampleRateHz;
    private const int EncodedFrames = 100_000;

    private static readonly SpeechVoice s_voice = new("fr-FR");

    private readonly byte[] _packet = new byte[AudioFrame.SamplesAt(RateHz)];

    /// <summary>Measures; throws <see cref="IOException"/> if the voice fails.</summary>
    public async Task<SayBenchReport> RunAsync(IProgress<int> progress, CancellationToken cancelled)
    {
        var load = MachineFacts.ReadLoadAverage();
        await FirstSentenceAsync(Text(-1), "warm", cancelled);
        var runs = new List<SayBenchRun>
        {
            await MeasureAsync("rendered now, first sentence", i => FirstSentenceAsync(Text(i), "first", cancelled), progress),
            await MeasureAsync("rendered now, whole", i => WholeAsync(Cache("whole"), Text(i), cancelled), progress),
            await MeasureAsync("on disk", i => WholeAsync(Cache("whole"), Text(i), cancelled), progress),
        };
        using var library = new PromptLibrary(
            synthesizer.EngineId,
            (text, given) => Cache("whole").GetAsync(text, s_voice, given),
            recordings: null
        );
        for (var i = 0; i < count; i++)
            await KeptAsync(library, Text(i), cancelled);
        runs.Add(await MeasureAsync("in memory", i => KeptAsync(library, Text(i), cancelled), progress));
        return new SayBenchReport(MachineFacts.Here, synthesizer.EngineFor(s_voice), runs, EncodeNs(), load);
    }

    // Three sentences of ordinary length; the number makes each of them one that was never rendered.
    private static string Text(int number) =>
        $"Très bien, dossier numéro {number + 1}. Votre facture numéro {number + 1} a augmenté de douze pour cent en un an, n'est-ce pas ? "
        + $"Je peux vous proposer le rendez-vous numéro {number + 1} avec un conseiller.";

    private PromptCache Cache(string name) => new(synthesizer, Path.Combine(folder, name), clock);

    private async Task FirstSentenceAsync(string text, string name, CancellationToken cancelled)
    {
        await foreach (var outcome in Cache(name).SpeakAsync(text, s_voice, cancelled))
        {
            Send(SamplesOf(outcome).Span);
            return;
        }
    }

    private async Task WholeAsync(PromptCache cache, string text, CancellationToken cancelled) =>
        Send(SamplesOf(await cache.GetAsync(text, s_voice, cancelled)).Span);

    private async Task KeptAsync(PromptLibrary library, string text, CancellationToken cancelled)
    {
        if (await library.GetAsync(text, audioPath: null, RateHz, cancelled) is PromptOutcome.Ready { Samples: var samples })
            Send(samples);
    }

    private static ReadOnlyMemory<short> SamplesOf(SynthesisOutcome outcome) =>
        outcome is SynthesisOutcome.Spoken { Audio.Samples: var samples }
            ? samples
            : throw new IOException(((SynthesisOutcome.Failed)outcome).Cause);

    private void Send(ReadOnlySpan<short> samples) => G711.EncodeALaw(samples[.._packet.Length], _packet);

    private async Task<SayBenchRun> MeasureAsync(string prompt, Func<int, Task> say, IProgress<int> progress)
    {
        var milliseconds = new double[count];
        for (var i = 0; i < count; i++)
        {
            var began = clock.GetTimestamp();
            await say(i);
            milliseconds[i] = clock.GetElapsedTime(began).TotalMilliseconds;
            progress.Report(i + 1);
        }

        Array.Sort(milliseconds);
        return new SayBenchRun(
            prompt,
            count,
            Percentile(milliseconds, 0.5),
            Percentile(milliseconds, 0.95),
            Round(milliseconds[^1])
        );
    }

    private double EncodeNs()
    {
        var frame = new short[_packet.Length];
        for (var i = 0; i < frame.Length; i++)
            frame[i] = (short)((i * 397) - 31000);
        for (var i = 0; i < EncodedFrames; i++)
            Send(frame);
        var began = clock.GetTimestamp();
        for (var i = 0; i < EncodedFrames; i++)
            Send(frame);
        return Math.Round(clock.GetElapsedTime(began).TotalNanoseconds / EncodedFrames);
    }

    private static double Percentile(double[] sorted, double share) =>
        Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))]);

    private static double Round(double milliseconds) => Math.Round(milliseconds, 3);
}
