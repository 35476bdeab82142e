using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Simulation;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Simulation;

namespace MiniBot.Cli.Commands;

/// <summary><c>simulate</c>: whole conversations with simulated callers, without audio.</summary>
internal static class SimulateCommand
{
    private const int MostUnmatched = 20;

    public static Command Create(Option<bool> json)
    {
        var scenario = CommonOptions.Scenario();
        var count = CommonOptions.Number("--count", "Calls", from: 1, CallSimulator.MaxCalls, standard: 1000);
        var seed = CommonOptions.Number(
            "--seed",
            "Of the dice; the same seed gives the same calls",
            0,
            int.MaxValue,
            standard: 1
        );
        var noise = CommonOptions.Share("--wer", "Word error rate of the simulated recogniser", standard: 0.1);
        var personas = new Option<string?>("--personas") { Description = "A file of personas; the shipped one when left out." };
        var journals = new Option<string?>("--journals")
        {
            Description = "A new or empty folder for the journals, one file a call.",
        };
        var threads = CommonOptions.Number(
            "--threads",
            "Calls at a time; changes nothing of the result",
            from: 1,
            to: 256,
            Environment.ProcessorCount
        );
        var command = new Command("simulate", "Hold whole conversations with simulated callers; prints outcomes and figures.")
        {
            scenario,
            count,
            seed,
            noise,
            personas,
            journals,
            threads,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetRequiredValue(scenario),
                    parsed.GetValue(personas),
                    new SimulationOptions(parsed.GetValue(seed), parsed.GetValue(noise)),
                    parsed.GetValue(journals),
                    parsed.GetValue(count),
                    parsed.GetValue(threads),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string scenarioFile,
        string? personas,
        SimulationOptions options,
        string? journals,
        int count,
        int threads,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (ScenarioFile.TryRead(scenarioFile, terminal) is not { } scenario)
            return ExitCode.Failed;
        if (CastFile.TryRead(personas, scenario.Language, terminal) is not { } cast)
            return ExitCode.Failed;
        if (journals is not null && !TryOpenFolder(journals))
            return terminal.Refuse($"{journals} is not empty: name a new folder for the journals");
        var run = new SimulationRun(new CallSimulator(scenario, cast, options), count, threads) { JournalFolder = journals };
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var tally = await terminal.WorkAsync("simulating", progress => run.RunAsync(progress, cancelled));
        var took = clock.GetElapsedTime(began);
        Show(tally.ToReport(scenario, options, MostUnmatched), terminal);
        terminal.Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} conversations in {took.TotalSeconds:0.00} s: {count / took.TotalMinutes:N0} a minute on {threads} threads"
            )
        );
        return ExitCode.Done;
    }

    private static void Show(SimulationReport report, Terminal terminal)
    {
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            SimulationView.Show(report, terminal.Results);
    }

    // Journals of an earlier simulation would be taken for this one's.
    private static bool TryOpenFolder(string path)
    {
        Directory.CreateDirectory(path);
        return !Directory.EnumerateFileSystemEntries(path).Any();
    }
}
