using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MiniBot.Conversation.Evaluation;
using MiniBot.Conversation.Understanding;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>eval objections</c> and <c>eval intents</c>: how well a labelled file is understood.</summary>
internal static class EvalCommand
{
    private const int MissesShown = 40;

    public static Command Create(Option<bool> json) =>
        new("eval", "Measure how well labelled utterances and recordings are understood.")
        {
            CreateOne(
                json,
                "objections",
                "Labels are ids of the catalogue (gen.… against the general entries, fin.…, cry.…, ene.… with their theme), or none.",
                EvaluateObjections
            ),
            CreateOne(json, "intents", "Labels are intents: affirm, deny, opt_out, …", EvaluateIntents),
            EvalAmdCommand.Create(json),
        };

    private static Command CreateOne(
        Option<bool> json,
        string name,
        string labels,
        Func<string, string, string, Terminal, int> evaluate
    )
    {
        var file = new Argument<string>("file") { Description = "One utterance a line: label, tab, utterance." };
        var language = CommonOptions.Language();
        var command = new Command(name, labels) { file, language };
        command.SetAction(parsed =>
        {
            var terminal = Terminal.Open(parsed.GetValue(json));
            var path = parsed.GetRequiredValue(file);
            return TextFile.TryRead(path, TextFile.UsualLimit, out var problem) is { } text
                ? evaluate(text, Path.GetFileName(path), parsed.GetRequiredValue(language), terminal)
                : terminal.Refuse(problem, ExitCode.Usage);
        });
        return command;
    }

    private static int EvaluateObjections(string text, string file, string language, Terminal terminal)
    {
        var labels = ObjectionEvaluation.Labels(language);
        var known = labels.ToHashSet(StringComparer.Ordinal);
        var (utterances, errors) = LabelledFile.Read(text, file, known.Contains, labels);
        if (!errors.IsEmpty)
            return terminal.RefuseFile("the labelled file is wrong", errors);
        var score = ObjectionEvaluation.Run(language, utterances, TimeProvider.System);
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    score.Total,
                    score.Right,
                    score.Wrong,
                    score.Refused,
                    p50_us = score.P50Microseconds,
                    p99_us = score.P99Microseconds,
                    right_share = score.RightShare,
                    wrong_share = score.WrongShare,
                    false_share = score.FalseShare,
                    misses = score.Misses.Select(m => new
                    {
                        m.Line,
                        m.Label,
                        utterance = m.Text,
                        theme = m.Theme.ToString().ToLowerInvariant(),
                        answered = m.Match.Entry?.Id,
                        best = m.Match.Best,
                        m.Match.Score,
                        m.Match.Evidence,
                    }),
                }
            );
        else
            Show(score, terminal);
        return ExitCode.Done;
    }

    private static void Show(ObjectionScore score, Terminal terminal)
    {
        var table = new Table().AddColumns("", "utterances", "right", "wrong", "refused");
        var meant = score.Total - score.NoEntryTotal;
        table.AddRow(
            "of the catalogue",
            Count(meant),
            Share(score.RightShare),
            Share(score.WrongShare),
            Share(1 - score.RightShare - score.WrongShare)
        );
        table.AddRow("of nothing in it", Count(score.NoEntryTotal), Share(1 - score.FalseShare), Share(score.FalseShare), "");
        terminal.Results.Write(table);
        var misses = new Table().AddColumns("meant", "answered", "score", "utterance");
        foreach (var miss in score.Misses.Take(MissesShown))
            misses.AddRow(
                miss.Label,
                miss.Match.Entry?.Id ?? $"refused ({miss.Match.Best ?? "no word"})",
                miss.Match.Score.ToString("0.00", CultureInfo.InvariantCulture),
                Markup.Escape(miss.Text)
            );
        ShowMisses(misses, score.Misses.Length, terminal);
        ShowTimes(score.P50Microseconds, score.P99Microseconds, terminal);
    }

    private static int EvaluateIntents(string text, string file, string language, Terminal terminal)
    {
        var labels = IntentEvaluation.Labels;
        var (utterances, errors) = LabelledFile.Read(text, file, labels.Contains, labels);
        if (!errors.IsEmpty)
            return terminal.RefuseFile("the labelled file is wrong", errors);
        var score = IntentEvaluation.Run(IntentPack.For(language), utterances, TimeProvider.System);
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    score.Total,
                    score.Right,
                    wrong = score.Total - score.Right,
                    score.Accuracy,
                    hard_opt_out_recall = score.HardOptOutRecall,
                    hard_opt_out_precision = score.HardOptOutPrecision,
                    p50_us = score.P50Microseconds,
                    p99_us = score.P99Microseconds,
                    score.Confusion,
                    misses = score.Misses.Select(m => new
                    {
                        m.Line,
                        m.Label,
                        utterance = m.Text,
                        understood = JsonNamingPolicy.SnakeCaseLower.ConvertName(m.Reading.Intent.ToString()),
                        m.Reading.Score,
                        m.Reading.Evidence,
                    }),
                }
            );
        else
            Show(score, terminal);
        return ExitCode.Done;
    }

    private static void Show(IntentScore score, Terminal terminal)
    {
        var confusion = new Table().AddColumns("meant", "understood as");
        foreach (var label in score.Confusion.GroupBy(c => c.Label))
            confusion.AddRow(label.Key, string.Join(", ", label.Select(c => $"{c.Understood} {c.Count}")));
        terminal.Results.Write(confusion);
        var misses = new Table().AddColumns("meant", "understood as", "score", "utterance");
        foreach (var miss in score.Misses.Take(MissesShown))
            misses.AddRow(
                miss.Label,
                miss.Reading.Intent.ToString(),
                miss.Reading.Score.ToString("0.00", CultureInfo.InvariantCulture),
                Markup.Escape(miss.Text)
            );
        ShowMisses(misses, score.Misses.Length, terminal);
        terminal.Results.WriteLine($"{Count(score.Right)} of {Count(score.Total)} right: {Share(score.Accuracy)}");
        terminal.Results.WriteLine(
            $"hard opt-outs: recall {Share(score.HardOptOutRecall)}, precision {Share(score.HardOptOutPrecision)}"
        );
        ShowTimes(score.P50Microseconds, score.P99Microseconds, terminal);
    }

    private static void ShowMisses(Table misses, int total, Terminal terminal)
    {
        if (total == 0)
            return;
        terminal.Results.Write(misses);
        if (total > MissesShown)
            terminal.Note($"and {total - MissesShown} further misses (--json lists them)");
    }

    private static void ShowTimes(double p50, double p99, Terminal terminal) =>
        terminal.Results.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"time of one reading: p50 {p50} µs, p99 {p99} µs")
        );

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
