using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MiniBot.Calls.Listening;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Bench.Endpoint;
using MiniBot.Conversation.Understanding;
using MiniBot.Speech;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.VoiceActivity;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>bench endpoint</c>: how often people who pause are cut off, and how long those who have finished wait.</summary>
internal static class BenchEndpointCommand
{
    private const int MaxTakes = 6;
    private const string ScenarioName = "demo-epargne.yaml";

    public static Command Create(Option<bool> json)
    {
        var takes = CommonOptions.Number("--voices", "Voices for each turn", from: 1, MaxTakes, standard: 3);
        var text = new Option<bool>("--text")
        {
            Description = "Take the known words as understood 150 ms after they were said, in place of the recogniser.",
        };
        var level = new Option<bool>("--level") { Description = "Tell voice by level alone, also where Silero is there." };
        var turns = new Option<string>("--turns")
        {
            Description = "A file of turns: what was asked, a tab, the words with pauses such as [400].",
            DefaultValueFactory = _ => DataFolder.PathOf("eval", "turns.fr.tsv"),
        };
        var svg = new Option<string?>("--svg") { Description = "Draw cut-offs against delay into this file." };
        var silences = new Option<EndOfTurnOptions>("--silences")
        {
            Description =
                "Other silences, in ms: after whole answers, words that do not tell, nothing understood, unfinished words, such as 260,800,900,1500.",
            DefaultValueFactory = _ => new EndOfTurnOptions(),
            CustomParser = value =>
            {
                if (ReadSilences(value.Tokens[0].Value) is { } options)
                    return options;
                value.AddError("--silences takes four rising silences of 100 to 2000 ms, such as 260,800,900,1500.");
                return null;
            },
        };
        var command = new Command("endpoint", "Measure cut-offs of people who pause, and the wait after they have finished.")
        {
            takes,
            text,
            level,
            turns,
            silences,
            svg,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    new(
                        parsed.GetRequiredValue(turns),
                        parsed.GetValue(takes),
                        parsed.GetValue(text),
                        parsed.GetValue(level),
                        parsed.GetRequiredValue(silences),
                        parsed.GetValue(svg)
                    ),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static EndOfTurnOptions? ReadSilences(string text)
    {
        var numbers = text.Split(',')
            .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : -1)
            .ToArray();
        if (numbers is not [var complete, var unclear, var unheard, var incomplete])
            return null;
        var options = new EndOfTurnOptions
        {
            AfterComplete = TimeSpan.FromMilliseconds(complete),
            AfterUnclear = TimeSpan.FromMilliseconds(unclear),
            AfterUnheard = TimeSpan.FromMilliseconds(unheard),
            AfterIncomplete = TimeSpan.FromMilliseconds(incomplete),
        };
        return options.Validate().Any() ? null : options;
    }

    private static async Task<int> RunAsync(Order order, Terminal terminal, CancellationToken cancelled)
    {
        if (TextFile.TryRead(order.TurnsFile, TextFile.UsualLimit, out var problem) is not { } text)
            return terminal.Refuse(problem, ExitCode.Usage);
        var (scripts, mistakes) = TurnScript.Read(text, Path.GetFileName(order.TurnsFile));
        if (!mistakes.IsEmpty)
            return terminal.RefuseFile("the file of turns is wrong", mistakes);
        var time = TimeProvider.System;
        if (await TurnStudio.TryOpenAsync(Path.Combine(UserFolder.Cache, "bench", "turns"), time, cancelled) is not { } studio)
            return terminal.Refuse("no voice is installed to speak the turns: ./minibot doctor says what is missing");
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(time), cancelled);
        if (OpenEngines(speech, order, terminal) is not { } engines)
            return ExitCode.Failed;
        using var recognizer = engines.Recognizer;
        var bench = new EndpointBench(scripts, studio, engines, order.Policy, order.Takes);
        var (report, error) = await terminal.WorkAsync(
            "listening to turns",
            progress => Task.Run(() => bench.RunAsync(progress, cancelled), cancelled)
        );
        if (report is null)
            return terminal.Refuse(error);
        if (order.Svg is { } file && !TryWrite(file, EndpointChart.Draw(report), out var refusal))
            return terminal.Refuse(refusal);
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Show(report, terminal);
        return ExitCode.Done;
    }

    /// <summary>The engines wanted, or null once it was said what is missing.</summary>
    private static EndpointEngines? OpenEngines(SpeechKit speech, Order order, Terminal terminal)
    {
        Func<IVoiceActivityDetector> byLevel = () => new EnergyVoiceActivityDetector();
        using var probe = speech.OpenVoiceActivityDetector();
        var isByLevel = order.ByLevel || probe is EnergyVoiceActivityDetector;
        var name = isByLevel ? "voice by level" : "Silero";
        var voice = isByLevel ? byLevel : speech.OpenVoiceActivityDetector;
        if (order.ByText)
            return new(new TimedWords(), voice, name);
        if (ScenarioFile.TryRead(DataFolder.PathOf("scenarios", ScenarioName), terminal) is not { } scenario)
            return null;
        switch (speech.OpenRecognizer(PhraseBook.For(scenario)))
        {
            case PocketSphinxOpening.Opened { Recognizer: var recognizer }:
                return new(recognizer, voice, name);
            case PocketSphinxOpening.Unavailable { Cause: var cause, Mend: var mend }:
                terminal.Refuse($"{cause} ({mend}); --text takes the known words instead");
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Show(EndpointReport report, Terminal terminal)
    {
        var table = new Table().AddColumns("decision", "turns", "with pauses", "cut off", "share", "median", "p90", "unheard");
        foreach (
            var point in (ImmutableArray<EndpointPoint>)[report.Chosen, report.HeldOut, .. report.ByPatience, .. report.BySilence]
        )
            table.AddRow(
                point.Setting,
                Text($"{point.Turns}"),
                Text($"{point.PausingTurns}"),
                Text($"{point.CutOff + point.CutOffWithoutPause}"),
                Text($"{point.CutOffShare * 100:0.0} %"),
                Text($"{point.MedianMs} ms"),
                Text($"{point.P90Ms} ms"),
                Text($"{point.Unheard}")
            );
        terminal.Results.Write(table);
        terminal.Results.WriteLine(
            Text(
                $"goals, at most {EndpointReport.GoalCutOffShare * 100:0} % cut off and {EndpointReport.GoalMedianMs} ms: {(report.MeetsGoals ? "met" : "not met")} on the held-out turns"
            )
        );
        var machine = report.Machine;
        terminal.Results.WriteLine(
            Text(
                $"{report.VoiceActivity}, {report.Recognizer}, {report.Voices} voices each, on {machine.Name}: {machine.Processors} processors, load {report.LoadAverage}"
            )
        );
    }

    private static bool TryWrite(string file, string content, out string refusal)
    {
        refusal = "";
        try
        {
            File.WriteAllText(file, content);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            refusal = failure.Message;
            return false;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Order(string TurnsFile, int Takes, bool ByText, bool ByLevel, EndOfTurnOptions Policy, string? Svg);
}
