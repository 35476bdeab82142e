using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Demo;
using MiniBot.Language;
using MiniBot.Prospects;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>demo</c>: a whole campaign on this machine alone.</summary>
internal static class DemoCommand
{
    private const string ScenarioName = "demo-epargne.yaml";
    private const string PersonaName = "demo.fr.yaml";

    public static Command Create(Option<bool> json)
    {
        var folder = new Option<string?>("--out")
        {
            Description = "Where results go; an earlier demo's folder goes on where it stopped.",
        };
        var concurrency = CommonOptions.Number("--concurrency", "Calls at once", from: 1, to: 50, standard: 8);
        var text = new Option<bool>("--text")
        {
            Description = "Everybody types (real-time text), even where speech models are there.",
        };
        var model = new ModelArguments();
        var command = new Command("demo", "Call 24 simulated French prospects over real SIP and RTP on this machine.")
        {
            folder,
            concurrency,
            text,
        };
        model.AddTo(command);
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetValue(folder) ?? NewFolder(),
                    new DemoOptions(
                        DataFolder.PathOf("personas", PersonaName),
                        parsed.GetValue(concurrency),
                        RingTimeout: TimeSpan.FromSeconds(12)
                    ),
                    parsed.GetValue(text),
                    model.Read(parsed),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string root,
        DemoOptions options,
        bool textOnly,
        ChatModelOptions? modelOptions,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (DemoFolder.TryOpen(root, out var obstacle) is not { } folder)
            return terminal.Refuse(obstacle);
        var shipped = DataFolder.PathOf("scenarios", ScenarioName);
        var path = modelOptions is null ? shipped : AssistedDemo.Write(shipped, folder);
        if (ScenarioFile.TryRead(path, terminal) is not { } scenario)
            return ExitCode.Failed;
        if (
            PersonaFile.TryRead(await File.ReadAllTextAsync(options.PersonaFile, cancelled), PersonaName, out var mistake)
            is not { } personas
        )
            return terminal.Refuse(mistake);
        using var model = await AgentModel.OpenAsync(modelOptions, scenario, terminal, TimeProvider.System, cancelled);
        using var kit = await AgentKit.OpenAsync(
            scenario,
            recordings: null,
            textOnly,
            model.Answers,
            TimeProvider.System,
            cancelled
        );
        kit.Introduce(terminal);
        var view = new DemoView(terminal, personas);
        var demo = new DemoRun(options, folder, scenario, personas, TimeProvider.System);
        var (report, error) = await view.WatchAsync(() => demo.RunAsync(kit, view, cancelled));
        if (report is null)
            return terminal.Refuse(error ?? "");
        model.Conclude(terminal);
        Show(report, terminal);
        return report.AsExpected ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(DemoReport report, Terminal terminal)
    {
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(report);
            return;
        }

        terminal.Results.Write(DemoView.Results(report));
        terminal.Results.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Attempts.Count(a => a.AsExpected)} of {report.Attempts.Count} as their script implies, in {report.Seconds} s. Files:"
            )
        );
        foreach (var file in report.Files.Where(f => !f.EndsWith(".jsonl", StringComparison.Ordinal)))
            terminal.Results.WriteLine($"  {file}");
        terminal.Results.WriteLine($"  and {report.Files.Count(f => f.EndsWith(".jsonl", StringComparison.Ordinal))} journals");
    }

    private static string NewFolder() =>
        Path.Combine(
            "runs",
            string.Create(CultureInfo.InvariantCulture, $"demo-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}")
        );
}
