using System.Diagnostics;
using MiniBot.Calls.Answering;
using MiniBot.Conversation.Freestyle;
using MiniBot.Conversation.Scenarios;
using MiniBot.Language;

namespace MiniBot.Cli.Ask;

/// <summary>One question to the model as a call would put it: the scenario's prompt, sentences, guard.</summary>
/// <param name="model">Answers.</param>
/// <param name="scenario">Whose prompt and rules.</param>
/// <param name="variables">The contact's columns by name.</param>
/// <param name="time">Measures.</param>
internal sealed class AskRun(ChatModel model, Scenario scenario, IReadOnlyDictionary<string, string> variables, TimeProvider time)
{
    /// <summary>How long somebody waits who wants to know how slow a model is; nobody on the telephone would.</summary>
    public static readonly ChatLimits Patient = new()
    {
        FirstToken = TimeSpan.FromSeconds(60),
        BetweenTokens = TimeSpan.FromSeconds(30),
        Total = TimeSpan.FromSeconds(120),
    };

    private readonly List<AskedSentence> _sentences = [];
    private readonly SentenceSplitter _splitter = new();
    private GuardState? _guard;
    private long _began;

    /// <summary>Told of each sentence as it is whole, and judged.</summary>
    public Action<AskedSentence> Heard { get; init; } = _ => { };

    /// <summary>Asks, at the scenario's first question.</summary>
    public async Task<AskReport> RunAsync(string question, CancellationToken cancellationToken)
    {
        var prompt = FreestylePromptBuilder.Build(scenario, variables, scenario.Rail[0], [], question);
        _guard = GuardState.Start(scenario, variables, question);
        _began = time.GetTimestamp();
        var outcome = await model.AskAsync(
            FreestyleQuestion.From(prompt),
            piece => Take(_splitter.Push(piece)),
            cancellationToken
        );
        if (outcome is ModelOutcome.Answered { IsWhole: true })
            Take(_splitter.Flush());
        cancellationToken.ThrowIfCancellationRequested();
        var report = new AskReport
        {
            Model = model.Names.First(),
            Question = question,
            Sentences = _sentences,
            Warnings = SentenceGuard.WarningsAfter(_guard),
        };
        return outcome switch
        {
            ModelOutcome.Answered { Usage: var usage } => report with
            {
                FirstWordMs = Rounded(usage.FirstToken),
                TotalMs = Rounded(usage.Total),
                InputTokens = usage.InputTokens,
                OutputTokens = usage.OutputTokens,
                TokensPerSecond = usage.TokensPerSecond is { } pace ? Math.Round(pace, 1) : null,
            },
            ModelOutcome.Failed { Cause: var cause, Mend: var mend } => report with { Error = cause, Mend = mend },
            _ => throw new UnreachableException(),
        };
    }

    private void Take(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            var after = Rounded(time.GetElapsedTime(_began));
            var verdict = SentenceGuard.Check(sentence, scenario, _guard!);
            _guard = verdict.Next;
            var heard = verdict switch
            {
                SentenceVerdict.Passed passed => new AskedSentence(after, "passed", null, sentence, passed.Sentence),
                SentenceVerdict.Replaced replaced => new(after, "replaced", Name(replaced.Reason), sentence, replaced.Text),
                SentenceVerdict.Dropped dropped => new(after, "dropped", Name(dropped.Reason), sentence, null),
                _ => throw new UnreachableException(),
            };
            _sentences.Add(heard);
            Heard(heard);
        }
    }

    private static string Name(RefusalReason reason) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    private static double Rounded(TimeSpan span) => Math.Round(span.TotalMilliseconds, 1);
}
