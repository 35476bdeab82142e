using System.CommandLine;
using System.Globalization;
using MiniBot.Calls.Machines;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Bench;
using MiniBot.Cli.Machines;
using MiniBot.Conversation;
using MiniBot.Conversation.Understanding;
using MiniBot.Speech;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Recognition;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>eval amd</c>: how well answering machines are told from people, on labelled recordings or on scenes made here.</summary>
internal static class EvalAmdCommand
{
    private const string HeardLanguage = "fr";

    public static Command Create(Option<bool> json)
    {
        var folder = new Argument<string>("folder")
        {
            Description =
                "Holds a folder of WAV files for each class: human, voicemail, network_voicemail, screener, ivr, fax, announcement, silence.",
        };
        var generate = new Option<bool>("--generate")
        {
            Description = "Write scenes into the folder instead of judging what is there.",
        };
        var count = new Option<int>("--count") { Description = "Scenes of each class.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed makes the same scenes.",
            DefaultValueFactory = _ => 1,
        };
        var only = new Option<CalledParty?>("--class") { Description = "Write scenes of this class alone." };
        var part = new Option<ScenePart>("--part")
        {
            Description = "held: texts, voices and prompts that nothing is learnt from; learn: the others.",
            DefaultValueFactory = _ => ScenePart.Held,
        };
        var words = new Option<bool>("--words") { Description = "Recognise the words too, as a call does (French)." };
        var tree = new Option<string?>("--tree")
        {
            Description = "A tree made by learn-greetings, instead of the one that ships.",
        };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
                result.AddError("--count must be from 1 to 10000");
        });
        var command = new Command("amd", "Measure how well answering machines are told from people.")
        {
            folder,
            generate,
            count,
            seed,
            part,
            only,
            words,
            tree,
        };
        command.SetAction(
            (parsed, cancelled) =>
            {
                var terminal = Terminal.Open(parsed.GetValue(json));
                var place = parsed.GetRequiredValue(folder);
                return parsed.GetValue(generate)
                    ? GenerateAsync(
                        place,
                        parsed.GetValue(part),
                        parsed.GetValue(only) is { } party ? [party] : SceneMaker.Classes,
                        parsed.GetValue(count),
                        parsed.GetValue(seed),
                        terminal,
                        cancelled
                    )
                    : EvaluateAsync(place, parsed.GetValue(words), parsed.GetValue(tree), terminal, cancelled);
            }
        );
        return command;
    }

    private static async Task<int> GenerateAsync(
        string folder,
        ScenePart part,
        IReadOnlyList<CalledParty> classes,
        int count,
        int seed,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (await SceneVoices.TryOpenAsync(part, cancelled) is not { } voices)
            return terminal.Refuse("no scene can be spoken: eSpeak NG is missing (apt-get install espeak-ng)");
        var maker = new SceneMaker(part, voices);
        var written = await terminal.WorkAsync(
            "making scenes",
            progress => SceneFolder.WriteAsync(folder, maker, classes, count, seed, progress, cancelled)
        );
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    folder,
                    part = part.ToString().ToLowerInvariant(),
                    seed,
                    scenes = written,
                }
            );
        else
            terminal.Results.WriteLine($"{written} scenes in {folder}");
        return ExitCode.Done;
    }

    private static async Task<int> EvaluateAsync(
        string folder,
        bool wantsWords,
        string? treeFile,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (ReadTree(treeFile, out var problem) is not { } tree)
            return terminal.Refuse(problem!, ExitCode.Usage);
        var files = SceneFolder.Find(folder);
        if (files.Count == 0)
            return terminal.Refuse(
                $"no scenes in {folder}: it needs folders such as human and voicemail with WAV files (--generate makes some)",
                ExitCode.Usage
            );
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(TimeProvider.System), cancelled);
        using var voiceActivity = speech.OpenVoiceActivityDetector();
        using var recognizer = wantsWords ? OpenRecognizer(speech) : null;
        if (wantsWords && recognizer is null)
            return terminal.Refuse("words cannot be recognised here (`minibot doctor` says what is missing)");
        var evaluation = new MachineEvaluation(
            tree,
            voiceActivity,
            recognizer,
            MachinePhrases.For(HeardLanguage)!,
            TimeProvider.System
        );
        var report = await terminal.WorkAsync(
            "judging",
            progress => Task.Run(() => evaluation.Run(files, progress, cancelled), cancelled)
        );
        if (terminal.WantsJson)
            WriteJson(report);
        else
            Show(report, terminal);
        return report.Scenes.Length == 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static GreetingTree? ReadTree(string? file, out string? problem)
    {
        problem = null;
        if (file is null)
            return GreetingTree.Shipped;
        if (TextFile.TryRead(file, TextFile.UsualLimit, out problem) is not { } text)
            return null;
        var tree = GreetingTree.TryRead(text, out var error);
        problem = error is null ? null : $"{file}: {error}";
        return tree;
    }

    private static PocketSphinxRecognizer? OpenRecognizer(SpeechKit speech) =>
        speech.OpenRecognizer([.. IntentPack.For(HeardLanguage).Utterances, .. MachinePhrases.For(HeardLanguage)!.Spoken])
            is PocketSphinxOpening.Opened opened
            ? opened.Recognizer
            : null;

    private static void Show(MachineReport report, Terminal terminal)
    {
        var table = new Table().AddColumns(["is", "scenes", "believed to be", "decided p50", "p95"]);
        foreach (var row in report.Confusion.GroupBy(c => c.Party))
        {
            var (p50, p95) = report.DecisionMsOf(row.Key);
            table.AddRow(
                row.Key.ToWireName(),
                row.Sum(c => c.Count).ToString(CultureInfo.InvariantCulture),
                string.Join(", ", row.Select(c => $"{c.Believed.ToWireName()} {c.Count}")),
                Milliseconds(p50),
                Milliseconds(p95)
            );
        }

        terminal.Results.Write(table);
        foreach (var broken in report.Broken)
            terminal.Error(broken);
        if (!report.Broken.IsEmpty)
            terminal.Note($"{report.Broken.Length} files could not be read and are left out");
        var decision = report.DecisionMs;
        terminal.Results.WriteLine($"people taken for a machine: {Share(report.HumanToMachine)}");
        terminal.Results.WriteLine($"machines taken for a person: {Share(report.MachineToHuman)}");
        terminal.Results.WriteLine(
            $"decided after the first voice: p50 {Milliseconds(decision.P50)}, p95 {Milliseconds(decision.P95)}"
        );
        terminal.Results.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"processor time of a call: p50 {report.CpuMs.P50:0.0} ms, p95 {report.CpuMs.P95:0.0} ms ({MachineFacts.Here.Name}, load {MachineFacts.ReadLoadAverage()})"
            )
        );
    }

    private static void WriteJson(MachineReport report) =>
        Terminal.WriteJson(
            new
            {
                scenes = report.Scenes.Length,
                broken = report.Broken,
                human_to_machine = report.HumanToMachine,
                machine_to_human = report.MachineToHuman,
                decision_ms = new { p50 = report.DecisionMs.P50, p95 = report.DecisionMs.P95 },
                cpu_ms = new { p50 = report.CpuMs.P50, p95 = report.CpuMs.P95 },
                confusion = report.Confusion.Select(c => new
                {
                    party = c.Party.ToWireName(),
                    believed = c.Believed.ToWireName(),
                    c.Count,
                }),
                files = report.Scenes.Select(s => new
                {
                    file = s.File.Path,
                    party = s.File.Party.ToWireName(),
                    believed = s.Believed.ToWireName(),
                    confidence = s.Verdict?.Confidence,
                    decided_ms = s.Verdict?.AfterFirstVoice.TotalMilliseconds,
                    s.Verdicts,
                    evidence = s.Verdict?.Evidence,
                }),
                machine = MachineFacts.Here,
                load = MachineFacts.ReadLoadAverage(),
            }
        );

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0} ms");

    private static string Share(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
