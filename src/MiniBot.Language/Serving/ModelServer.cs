using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace MiniBot.Language.Serving;

/// <summary>One server with its free places, its rests after failures, and its health. Thread-safe.</summary>
internal sealed class ModelServer : IDisposable
{
    /// <summary>Over which failures are counted.</summary>
    private static readonly TimeSpan FailureWindow = TimeSpan.FromSeconds(30);

    private const double MostFailures = 0.5;

    private readonly IChatClient _client;
    private readonly ChatLimits _limits;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<ModelOutcome> _breaker;
    private readonly FreePlaces _places;
    private readonly ServerHealth _health;
    private readonly LanguageMeter _meter;

    public ModelServer(string name, IChatClient client, ChatLimits limits, TimeProvider time, ILogger log)
    {
        Name = name;
        _client = client;
        _limits = limits;
        _time = time;
        _places = new FreePlaces(limits.Concurrency, limits.MaxWaiting);
        _health = new ServerHealth(name, log);
        _meter = new LanguageMeter(client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata);
        _breaker = new ResiliencePipelineBuilder<ModelOutcome> { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<ModelOutcome>
                {
                    ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is ModelOutcome.Failed),
                    FailureRatio = MostFailures,
                    MinimumThroughput = limits.FailuresBeforeRest,
                    SamplingDuration = FailureWindow,
                    BreakDuration = limits.Rest,
                }
            )
            .Build();
    }

    /// <summary>Model and address.</summary>
    public string Name { get; }

    public async Task<ModelOutcome> AskAsync(ModelQuestion question, AnswerMeter answer, Patience patience)
    {
        patience.Begin(_limits.FirstToken);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, CancellationToken.None);
        try
        {
            var tried = await _breaker.ExecuteOutcomeAsync(
                static async (_, state) =>
                    Outcome.FromResult(await state.Server.ServeAsync(state.Question, state.Answer, state.Patience)),
                context,
                (Server: this, Question: question, Answer: answer, Patience: patience)
            );
            var outcome = tried.Result ?? Resting();
            _meter.Record(outcome, answer.Elapsed);
            return outcome;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public async Task<ModelReadiness> PrepareAsync(
        bool load,
        IProgress<ModelPreparation>? progress,
        CancellationToken cancellationToken
    )
    {
        var readiness = await FindReadinessAsync(load, progress, cancellationToken);
        progress?.Report(new(Name, readiness is ModelReadiness.Unready ? PreparationStep.Failed : PreparationStep.Ready));
        return readiness;
    }

    public void Dispose() => _client.Dispose();

    private static ModelOutcome.Failed Resting() =>
        new(
            ModelStage.Waiting,
            "the server failed several times and is left alone for a while",
            "see its first failure in the log"
        );

    private async Task<ModelOutcome> ServeAsync(ModelQuestion question, AnswerMeter answer, Patience patience)
    {
        var outcome = await ReadAsync(question, answer, patience);
        _health.Note(outcome);
        return outcome;
    }

    private async Task<ModelOutcome> ReadAsync(ModelQuestion question, AnswerMeter answer, Patience patience)
    {
        try
        {
            if (!await _places.TryTakeAsync(patience.Token))
                return new ModelOutcome.Failed(
                    ModelStage.Waiting,
                    $"{_limits.MaxWaiting} questions wait for a free place already",
                    "let the server answer more at once, or make fewer calls at once"
                );
            try
            {
                return await StreamAsync(question, answer, patience);
            }
            finally
            {
                _places.Free();
            }
        }
        catch (OperationCanceledException)
        {
            return patience.IsUnwanted ? new ModelOutcome.Cancelled() : Late(answer);
        }
        catch (ChatServerException failure)
        {
            return patience.IsUnwanted
                ? new ModelOutcome.Cancelled()
                : new ModelOutcome.Failed(failure.Stage, failure.Message, failure.Mend);
        }
        catch (Exception failure)
        {
            // Whatever a client throws ends this question alone; its message might hold the prompt.
            return new ModelOutcome.Failed(
                answer.HasBegun ? ModelStage.Answering : ModelStage.Asking,
                $"the client failed: {failure.GetType().Name}",
                "look into the server's own log"
            );
        }
    }

    private async Task<ModelOutcome> StreamAsync(ModelQuestion question, AnswerMeter answer, Patience patience)
    {
        var options = new ChatOptions { MaxOutputTokens = _limits.MaxTokens, StopSequences = [.. question.StopSequences] };
        await foreach (var update in _client.GetStreamingResponseAsync(question.Messages, options, patience.Token))
        {
            answer.Take(update);
            if (answer.IsFull)
                break;
            // A sign of life without a word does not stretch the limit of the first word.
            if (answer.HasBegun)
                patience.Expect(_limits.BetweenTokens);
            // A client that always has a next piece never looks at its token.
            patience.Token.ThrowIfCancellationRequested();
        }

        patience.Token.ThrowIfCancellationRequested();
        return answer.HasBegun
            ? answer.Close()
            : new ModelOutcome.Failed(
                ModelStage.FirstToken,
                "the model answered nothing",
                "try it with `minibot ask`; a model that only thinks aloud cannot be used"
            );
    }

    private ModelOutcome.Failed Late(AnswerMeter answer) =>
        answer.HasBegun
            ? new(ModelStage.Answering, "the answer stalled", "take a smaller model, or a faster machine")
            : new(
                ModelStage.FirstToken,
                string.Create(CultureInfo.InvariantCulture, $"no word within {_limits.FirstToken.TotalSeconds:0.#} s"),
                "load the model before the calls, take a smaller one, or a faster machine"
            );

    private async Task<ModelReadiness> FindReadinessAsync(
        bool load,
        IProgress<ModelPreparation>? progress,
        CancellationToken cancellationToken
    )
    {
        if (_client.GetService(typeof(IModelLoader)) is not IModelLoader loader)
            return new ModelReadiness.Ready(Name, TimeSpan.Zero);
        var began = _time.GetTimestamp();
        using var patience = new Patience(_time, _limits.Loading, cancellationToken);
        patience.Begin(_limits.Loading);
        try
        {
            progress?.Report(new(Name, PreparationStep.Looking));
            var presence = await loader.FindAsync(patience.Token);
            if (presence == ModelPresence.Absent)
                return new ModelReadiness.Unready(Name, loader.WhenAbsent.Cause, loader.WhenAbsent.Mend);
            if (!load)
                return presence == ModelPresence.Stored
                    ? new ModelReadiness.Cold(Name)
                    : new ModelReadiness.Ready(Name, TimeSpan.Zero);
            progress?.Report(new(Name, PreparationStep.Loading));
            // Even where it is loaded: it may be about to be given up, or stand there for shorter prompts than ours.
            await loader.LoadAsync(patience.Token);
            return new ModelReadiness.Ready(Name, _time.GetElapsedTime(began));
        }
        catch (ChatServerException failure)
        {
            return new ModelReadiness.Unready(Name, failure.Message, failure.Mend);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ModelReadiness.Unready(
                Name,
                $"the model was not loaded within {_limits.Loading.TotalMinutes:0} minutes",
                "take a smaller model, or a faster machine"
            );
        }
    }
}
