using System.CommandLine;
using MiniBot.Calls.Machines;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Machines;
using MiniBot.Speech;
using MiniBot.Speech.VoiceActivity;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>learn-greetings</c>: makes <c>data/machines/tree.json</c> from scenes; for maintainers.</summary>
internal static class LearnGreetingsCommand
{
    public static Command Create(Option<bool> json)
    {
        var folder = new Argument<string>("folder") { Description = "Scenes made by eval amd --generate --part learn." };
        var output = new Option<string>("--output") { Description = "The tree's file.", Required = true };
        var depth = new Option<int>("--depth") { Description = "The most questions in a row.", DefaultValueFactory = _ => 6 };
        var least = new Option<int>("--least-scenes")
        {
            Description = "The fewest scenes of a leaf.",
            DefaultValueFactory = _ => 12,
        };
        var command = new Command("learn-greetings", "Learn from scenes how greetings of machines and people differ.")
        {
            folder,
            output,
            depth,
            least,
        };
        command.Hidden = true;
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(output),
                    parsed.GetValue(depth),
                    parsed.GetValue(least),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        string output,
        int depth,
        int least,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        var files = SceneFolder.Find(folder);
        if (files.Count == 0)
            return terminal.Refuse($"no scenes in {folder}", ExitCode.Usage);
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(TimeProvider.System), cancelled);
        using var best = speech.OpenVoiceActivityDetector();
        using var byLevel = new EnergyVoiceActivityDetector();
        // The tree must serve a machine without the model too.
        IVoiceActivityDetector[] detectors = best is EnergyVoiceActivityDetector ? [byLevel] : [best, byLevel];
        var lessons = await terminal.WorkAsync(
            "listening",
            progress => Task.Run(() => GreetingLesson.From(files, detectors, progress), cancelled)
        );
        var tree = new GreetingTreeLearner(depth, least).Learn(lessons);
        var people = lessons.Where(l => !l.IsMachine).Select(l => l.Scene).Distinct().Count();
        var machines = lessons.Where(l => l.IsMachine).Select(l => l.Scene).Distinct().Count();
        var file = new GreetingTreeFile
        {
            Made = new GreetingTreeRecord("minibot learn-greetings", people, machines, depth, least),
            Tree = tree,
        };
        await File.WriteAllTextAsync(output, file.ToJson(), cancelled);
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    output,
                    people,
                    machines,
                    lessons = lessons.Count,
                }
            );
        else
            terminal.Results.WriteLine($"{output}: learnt from {people} people and {machines} machines");
        return ExitCode.Done;
    }
}
