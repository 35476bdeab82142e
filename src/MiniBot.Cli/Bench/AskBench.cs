using MiniBot.Calls.Speaking;
using MiniBot.Cli.Ask;
using MiniBot.Conversation.Scenarios;
using MiniBot.Language;

namespace MiniBot.Cli.Bench;

/// <summary>Measures a free answer up to the moment when its first sentence can be heard.</summary>
/// <param name="scenario">Whose prompt.</param>
/// <param name="model">Answers.</param>
/// <param name="openVoice">A voice that has said nothing yet, for each question.</param>
/// <param name="clock">Measures.</param>
internal sealed class AskBench(Scenario scenario, ChatModel model, Func<PromptLibrary> openVoice, TimeProvider clock)
{
    private const int TelephoneRateHz = 8000;
    private const string Question = "et pourquoi votre banque propose cela maintenant";

    /// <summary>Asks so many times; null, with the reason, when an answer or a voice fails.</summary>
    public async Task<(AskBenchReport? Report, string? Error)> RunAsync(
        int questions,
        IProgress<int> progress,
        CancellationToken cancelled
    )
    {
        var load = MachineFacts.ReadLoadAverage();
        var measured = new List<Measure>();
        var voice = "";
        // The first is not counted: the runtime compiles meanwhile.
        for (var i = 0; i <= questions; i++)
        {
            using var prompts = openVoice();
            voice = prompts.EngineId;
            var (measure, error) = await AskAsync(prompts, cancelled);
            if (measure is null)
                return (null, error);
            if (i > 0)
                measured.Add(measure);
            progress.Report(i);
        }

        return (
            new AskBenchReport(
                MachineFacts.Here,
                model.Names.First(),
                voice,
                questions,
                Quantiles.Of(measured.Select(m => m.FirstWord)),
                Quantiles.Of(measured.Select(m => m.FirstSentence)),
                Quantiles.Of(measured.Select(m => m.Audio)),
                load
            ),
            null
        );
    }

    private async Task<(Measure? Measure, string? Error)> AskAsync(PromptLibrary prompts, CancellationToken cancelled)
    {
        Task<(PromptOutcome Outcome, TimeSpan Took)>? speaking = null;
        var run = new AskRun(model, scenario, new Dictionary<string, string>(StringComparer.Ordinal), clock)
        {
            Heard = sentence => speaking ??= sentence.Said is { } said ? SpeakAsync(prompts, said, cancelled) : null,
        };
        var report = await run.RunAsync(Question, cancelled);
        if (report.Error is { } error)
            return (null, $"{error} ({report.Mend})");
        if (speaking is null)
            return (null, "no sentence of the answer may be said: try it with `minibot ask`");
        var (outcome, took) = await speaking;
        return outcome is PromptOutcome.Failed { Cause: var cause }
            ? (null, $"the agent cannot speak: {cause}")
            : (new Measure(report.FirstWordMs ?? 0, report.Sentences[0].AfterMs, took.TotalMilliseconds), null);
    }

    private async Task<(PromptOutcome Outcome, TimeSpan Took)> SpeakAsync(
        PromptLibrary prompts,
        string text,
        CancellationToken cancelled
    )
    {
        var began = clock.GetTimestamp();
        var outcome = await prompts.GetAsync(text, audioPath: null, TelephoneRateHz, cancelled);
        return (outcome, clock.GetElapsedTime(began));
    }

    private sealed record Measure(double FirstWord, double FirstSentence, double Audio);
}
