using System.Globalization;
using MiniBot.Calls.Answering;
using MiniBot.Conversation.Scenarios;
using MiniBot.Language;
using Spectre.Console;

namespace MiniBot.Cli.Agents;

/// <summary>The language model of a command: opened and loaded before the first call, where there is one and it will be asked.</summary>
internal sealed class AgentModel : IDisposable
{
    private readonly ChatModel? _model;

    private AgentModel(ChatModel? model)
    {
        _model = model;
        Answers = model is null ? null : new FreeAnswers(model);
    }

    /// <summary>Its answers; null where it is not asked.</summary>
    public FreeAnswers? Answers { get; }

    /// <summary>
    /// Opens and loads the model, with progress. A model that cannot be had is said and asked all the same: it may come up, and
    /// until then the agent says that a colleague will answer.
    /// </summary>
    /// <param name="options">Null for no model.</param>
    /// <param name="scenario">Whose agent may ask it.</param>
    /// <param name="terminal">Is told.</param>
    /// <param name="time">The clock of its limits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<AgentModel> OpenAsync(
        ChatModelOptions? options,
        Scenario scenario,
        Terminal terminal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (options is null)
            return new AgentModel(model: null);
        if (scenario.AgentMode != AgentMode.Assisted)
        {
            terminal.Note("the language model is not asked: the scenario's agent_mode is not 'assisted'");
            return new AgentModel(model: null);
        }

        var model = new ChatModel(options, time, CommandLog.For<ChatModel>());
        foreach (var readiness in await PrepareAsync(model, terminal, cancellationToken))
            terminal.Note(Describe(readiness));
        return new AgentModel(model);
    }

    /// <summary>Tells how the kept answers have served, where any question was looked up.</summary>
    public void Conclude(Terminal terminal)
    {
        if (Answers?.Kept is { Lookups: > 0 } kept)
            terminal.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"free answers: {kept.Hits} of {kept.Lookups} questions answered from those given before ({kept.HitRate:P0})"
                )
            );
    }

    public void Dispose() => _model?.Dispose();

    /// <summary>What a server's readiness means, in one line.</summary>
    public static string Describe(ModelReadiness readiness) =>
        readiness switch
        {
            ModelReadiness.Ready { Loading.TotalSeconds: >= 0.1 and var seconds } => string.Create(
                CultureInfo.InvariantCulture,
                $"language model: {readiness.Server}, ready after {seconds:0.0} s"
            ),
            ModelReadiness.Unready { Cause: var cause, Mend: var mend } =>
                $"language model: {readiness.Server} is not ready: {cause} ({mend})",
            _ => $"language model: {readiness.Server}",
        };

    private static Task<IReadOnlyList<ModelReadiness>> PrepareAsync(
        ChatModel model,
        Terminal terminal,
        CancellationToken cancellationToken
    ) =>
        terminal.IsWatched
            ? terminal
                .Messages.Status()
                .StartAsync(
                    "asking for the language model",
                    status => model.PrepareAsync(new Steps(step => status.Status(step)), cancellationToken)
                )
            : model.PrepareAsync(progress: null, cancellationToken);

    private sealed class Steps(Action<string> show) : IProgress<ModelPreparation>
    {
        public void Report(ModelPreparation value) =>
            show($"{(value.Step == PreparationStep.Loading ? "loading" : "asking for")} {Markup.Escape(value.Server)}");
    }
}
