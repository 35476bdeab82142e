using System.CommandLine;
using System.Globalization;
using MiniBot.Audio;
using MiniBot.Audio.Codecs;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Bench;
using MiniBot.Conversation.Understanding;
using MiniBot.Speech;
using MiniBot.Speech.Models;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Synthesis;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>bench hear</c>: how many calls this machine hears at once, and what we cost around the engine.</summary>
internal static class BenchHearCommand
{
    /// <summary>Its network is so small that our own cost shows.</summary>
    private const string OverheadModel = "recognition/toy-streaming-ctc";

    private static readonly string[] s_said =
    [
        "oui bien sûr",
        "non merci",
        "je n'ai pas le temps",
        "ça ne m'intéresse pas",
        "qui êtes vous",
        "rappelez moi plus tard",
    ];

    public static Command Create(Option<bool> json)
    {
        var streams = CommonOptions.Number("--streams", "People heard at once", from: 1, to: 500, standard: 60);
        var seconds = CommonOptions.Number("--seconds", "Length of the measurement", from: 5, to: 600, standard: 30);
        var command = new Command("hear", "Measure recognition and voice activity of many calls in real time.")
        {
            streams,
            seconds,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(parsed.GetValue(streams), parsed.GetValue(seconds), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(int streams, int seconds, Terminal terminal, CancellationToken cancelled)
    {
        if (ScenarioFile.TryRead(DataFolder.PathOf("scenarios", SimulationBench.ScenarioName), terminal) is not { } scenario)
            return ExitCode.Failed;
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(TimeProvider.System), cancelled);
        if (speech.Synthesizer is not { } voice)
            return terminal.Refuse("there is no voice to be heard: apt-get install espeak-ng");
        var phrases = PhraseBook.WithCatalogue(scenario);
        if (speech.OpenRecognizer([.. phrases, .. s_said]) is not PocketSphinxOpening.Opened { Recognizer: var recognizer })
            return terminal.Refuse("there is no recogniser: ./minibot doctor says what is missing");
        using (recognizer)
        {
            var utterances = await SayAsync(voice, cancelled);
            var load = MachineFacts.ReadLoadAverage();
            var bench = new HearBench(
                recognizer,
                speech.OpenVoiceActivityDetector,
                utterances,
                streams,
                TimeSpan.FromSeconds(seconds),
                TimeProvider.System
            );
            var heard = await terminal.WorkAsync(
                "hearing",
                progress => Task.Run(() => bench.Run(progress, cancelled), cancelled)
            );
            var model = new ModelCatalog(ModelCatalog.DefaultFolder()).PathOf(OverheadModel);
            var overhead = await terminal.WorkAsync(
                "comparing",
                _ => Task.Run(() => new SherpaOverheadBench(model).Run(cancelled), cancelled)
            );
            Show(Report(recognizer, phrases.Length, streams, seconds, load, heard, overhead), terminal);
        }

        return ExitCode.Done;
    }

    private static HearBenchReport Report(
        PocketSphinxRecognizer recognizer,
        int phrases,
        int streams,
        int seconds,
        double? load,
        IReadOnlyList<HearBench.Listener> heard,
        SherpaOverhead? overhead
    )
    {
        var (lateness, finishing) = (new IntervalHistogram(), new IntervalHistogram());
        foreach (var listener in heard)
        {
            lateness.Add(listener.Lateness);
            finishing.Add(listener.Finishing);
        }

        return new HearBenchReport(
            MachineFacts.Here,
            load,
            recognizer.Name,
            phrases,
            streams,
            heard.Count,
            seconds,
            Math.Round(Total(heard, l => l.Recognition) / Total(heard, l => l.Speech), 4),
            Math.Round(Total(heard, l => l.Busy) / (seconds * heard.Count), 3),
            lateness.ToPercentiles(),
            Math.Round((double)heard.Sum(l => l.LateFrames) / lateness.Count, 5),
            heard.Sum(l => l.Utterances),
            heard.Sum(l => l.Understood),
            finishing.ToPercentiles(),
            overhead
        );
    }

    private static double Total(IReadOnlyList<HearBench.Listener> heard, Func<HearBench.Listener, TimeSpan> time) =>
        Math.Max(1e-9, heard.Sum(listener => time(listener).TotalSeconds));

    private static void Show(HearBenchReport report, Terminal terminal)
    {
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(report);
            return;
        }

        var table = new Table().AddColumns("what", "measured");
        table.AddRow("real-time factor of recognition", Text($"{report.RealTimeFactor}"));
        table.AddRow("listening threads busy", Text($"{report.BusyShare:P1}"));
        table.AddRow(
            "frame worked off after it was due, p50 / p99 / p99.9",
            Text($"{report.LatenessMs.P50} / {report.LatenessMs.P99} / {report.LatenessMs.P999} ms")
        );
        table.AddRow("frames more than 20 ms late", Text($"{report.LateShare:P3}"));
        table.AddRow(
            "end of an utterance, p50 / p99 / p99.9",
            Text($"{report.FinishMs.P50} / {report.FinishMs.P99} / {report.FinishMs.P999} ms")
        );
        table.AddRow("understood", Text($"{report.Understood} of {report.Utterances}"));
        if (report.Sherpa is { } sherpa)
            table.AddRow(
                Text($"our overhead around sherpa-onnx, {sherpa.Streams} streams"),
                Text($"{sherpa.Overhead:P1} ({sherpa.OursMsPerSecond} ms a second of speech, {sherpa.BareMsPerSecond} bare)")
            );
        terminal.Results.Write(table);
        var machine = report.Machine;
        terminal.Results.WriteLine(
            Text(
                $"{report.Streams} streams on {report.Threads} threads for {report.Seconds} s, {report.Engine} with {report.Phrases} phrases, on {machine.Name}: {machine.Processors} processors, {machine.System}, {machine.Runtime}; load {report.LoadAverage}"
            )
        );
    }

    /// <summary>The phrases as a telephone line carries them.</summary>
    private static async Task<IReadOnlyList<BenchUtterance>> SayAsync(ISynthesizer voice, CancellationToken cancelled)
    {
        var said = new List<BenchUtterance>();
        foreach (var text in s_said)
            if (
                await voice.SynthesizeAsync(text, new SpeechVoice("fr-FR"), cancelled) is SynthesisOutcome.Spoken
                {
                    Audio: var audio
                }
            )
                said.Add(new BenchUtterance(text, Carry(audio)));
        return said;
    }

    private static short[] Carry(PcmAudio audio)
    {
        const int pause = 1600;
        var speech = Loudness.LevelTo(Resampler.Convert(audio, 8000)).Samples.Span;
        var line = new short[speech.Length + (2 * pause)];
        speech.CopyTo(line.AsSpan(pause));
        var bytes = new byte[line.Length];
        G711.EncodeALaw(line, bytes);
        G711.DecodeALaw(bytes, line);
        return line;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
