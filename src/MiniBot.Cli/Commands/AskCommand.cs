using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Ask;
using MiniBot.Language;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>ask</c>: what the language model answers in a scenario, and what of it would be said.</summary>
internal static class AskCommand
{
    public static Command Create(Option<bool> json)
    {
        var text = new Argument<string>("text") { Description = "What a caller asks." };
        var scenario = CommonOptions.Scenario();
        var model = new ModelArguments();
        var command = new Command(
            "ask",
            "Ask the language model as a call would, and show each sentence with the guard's verdict."
        )
        {
            text,
            scenario,
        };
        model.AddTo(command);
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetRequiredValue(text),
                    parsed.GetRequiredValue(scenario),
                    model.Read(parsed),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string text,
        string scenarioPath,
        ChatModelOptions? options,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (options is null)
            return terminal.Refuse($"no language model is named: give --model, or set {ModelArguments.Variable}", ExitCode.Usage);
        if (ScenarioFile.TryRead(scenarioPath, terminal) is not { } scenario)
            return ExitCode.Usage;
        using var model = new ChatModel(
            options with
            {
                Limits = AskRun.Patient,
            },
            TimeProvider.System,
            CommandLog.Silent<ChatModel>()
        );
        var run = new AskRun(model, scenario, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System)
        {
            Heard = terminal.WantsJson ? _ => { } : sentence => Show(sentence, terminal),
        };
        var report = await run.RunAsync(text, cancelled);
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Conclude(report, terminal);
        return report.Error is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(AskedSentence sentence, Terminal terminal)
    {
        var verdict = sentence.Reason is null ? sentence.Verdict : $"{sentence.Verdict}: {sentence.Reason}";
        terminal.Results.WriteLine(Text($"{sentence.AfterMs, 8:0} ms  {verdict}  {sentence.Text}"));
        if (sentence.Verdict == "replaced")
            terminal.Results.WriteLine(Text($"{"", 11}  said instead: {sentence.Said}"));
    }

    private static void Conclude(AskReport report, Terminal terminal)
    {
        foreach (var warning in report.Warnings)
            terminal.Results.WriteLine($"said after it: {warning}");
        if (report.Error is { } error)
        {
            terminal.Error($"{error}. To mend: {report.Mend}.");
            return;
        }

        terminal.Results.WriteLine(
            Text(
                $"{report.Model}: first word after {report.FirstWordMs:0} ms, all after {report.TotalMs:0} ms; tokens: {report.InputTokens} in, {report.OutputTokens} out, {report.TokensPerSecond} a second"
            )
        );
        var patience = new ChatLimits().FirstToken;
        if (report.FirstWordMs > patience.TotalMilliseconds)
            terminal.Note(Text($"too slow for the telephone: a call waits {patience.TotalSeconds} s for the first word"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
