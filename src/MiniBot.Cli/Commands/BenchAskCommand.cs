using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Ask;
using MiniBot.Cli.Bench;
using MiniBot.Language;
using MiniBot.Speech;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>bench ask</c>: how long a free answer takes until it can be heard, and how much of that is ours.</summary>
internal static class BenchAskCommand
{
    private const string ScenarioName = "demo-epargne.yaml";

    public static Command Create(Option<bool> json)
    {
        var count = CommonOptions.Number("--count", "Questions", from: 5, FakeInstantModel.Sentences, standard: 20);
        var model = new ModelArguments();
        var command = new Command(
            "ask",
            "Measure a free answer up to its first audio: with --model the model's, without it a fake's that does not think."
        )
        {
            count,
        };
        model.AddTo(command);
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(parsed.GetValue(count), model.Read(parsed), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(int count, ChatModelOptions? options, Terminal terminal, CancellationToken cancelled)
    {
        if (ScenarioFile.TryRead(DataFolder.PathOf("scenarios", ScenarioName), terminal) is not { } scenario)
            return ExitCode.Failed;
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(TimeProvider.System), cancelled);
        if (speech.Synthesizer is not { } synthesizer)
            return terminal.Refuse("no voice is installed: see `minibot doctor`");
        using var model = Open(options);
        var bench = new AskBench(
            scenario,
            model,
            () => AgentVoice.OpenUncached(synthesizer, scenario.Language),
            TimeProvider.System
        );
        var (report, error) = await terminal.WorkAsync("asking", progress => bench.RunAsync(count, progress, cancelled));
        if (report is null)
            return terminal.Refuse(error ?? "");
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Show(report, terminal);
        return ExitCode.Done;
    }

    private static ChatModel Open(ChatModelOptions? options) =>
        options is null
            ? new ChatModel(
                [("fake-instant-model", new FakeInstantModel())],
                new ChatLimits(),
                TimeProvider.System,
                CommandLog.Silent<ChatModel>()
            )
            : new ChatModel(options with { Limits = AskRun.Patient }, TimeProvider.System, CommandLog.Silent<ChatModel>());

    private static void Show(AskBenchReport report, Terminal terminal)
    {
        var table = new Table().AddColumns("", "p50", "p95", "longest");
        Add(table, "question → first word", report.FirstWordMs);
        Add(table, "question → first sentence", report.FirstSentenceMs);
        Add(table, "first sentence → its audio", report.AudioAfterSentenceMs);
        terminal.Results.Write(table);
        terminal.Results.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Questions} questions to {report.Model}, spoken by {report.Voice}; {report.Machine.Processors} processors, load {report.LoadAverage}"
            )
        );
    }

    private static void Add(Table table, string what, Quantiles values) =>
        table.AddRow(what, Milliseconds(values.P50), Milliseconds(values.P95), Milliseconds(values.Max));

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms");
}
