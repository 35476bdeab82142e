using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using MiniBot.Language.Ollama;
using MiniBot.Language.OpenAi;
using MiniBot.Language.Serving;

namespace MiniBot.Language;

/// <summary>
/// The language model as the product uses it: never late without saying so, never endless, never the cause of an exception.
/// Thread-safe; disposing closes the connections.
/// <code>
/// question → server (rests? place free?) → first word in time? → next in time? → end, or cut at the limits
///               │ fails before its first word
///               └→ fallback server, if there is one
/// </code>
/// </summary>
public sealed class ChatModel : IDisposable
{
    private readonly IReadOnlyList<ModelServer> _servers;
    private readonly ChatLimits _limits;
    private readonly TimeProvider _time;

    /// <param name="options">Validated.</param>
    /// <param name="time">The clock of all limits.</param>
    /// <param name="log">No prompt and no answer goes there.</param>
    public ChatModel(ChatModelOptions options, TimeProvider time, ILogger<ChatModel> log)
        : this(Clients(options), options.Limits, time, log) { }

    /// <param name="clients">By the name that logs and metrics give them; the first is asked first. Owned from now on.</param>
    /// <param name="limits">Validated.</param>
    /// <param name="time">The clock of all limits.</param>
    /// <param name="log">No prompt and no answer goes there.</param>
    public ChatModel(
        IReadOnlyList<(string Name, IChatClient Client)> clients,
        ChatLimits limits,
        TimeProvider time,
        ILogger<ChatModel> log
    )
    {
        ArgumentNullException.ThrowIfNull(clients);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        _servers = [.. clients.Select(c => new ModelServer(c.Name, c.Client, limits, time, log))];
        _limits = limits;
        _time = time;
    }

    /// <summary>The servers in the order in which they are asked, by model and address.</summary>
    public IEnumerable<string> Names => _servers.Select(s => s.Name);

    /// <summary>Asks, and passes on the answer as it comes.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="write">Takes the answer piece by piece, on the thread that reads it; must return at once.</param>
    /// <param name="cancellationToken">No more of it is wanted: the server is let go of at once.</param>
    public async Task<ModelOutcome> AskAsync(ModelQuestion question, Action<string> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(write);
        using var patience = new Patience(_time, _limits.Total, cancellationToken);
        ModelOutcome outcome = new ModelOutcome.Cancelled();
        foreach (var server in _servers)
        {
            var answer = new AnswerMeter(_limits, _time, write);
            outcome = await server.AskAsync(question, answer, patience);
            var canAskAnother = outcome is ModelOutcome.Failed && !answer.HasBegun && !patience.IsOver;
            if (!canAskAnother)
                break;
        }

        return outcome;
    }

    /// <summary>Brings the models into memory, so that the first question of a campaign does not wait for that.</summary>
    /// <param name="progress">Told what is being done at which server, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is ready, one for each server.</returns>
    public async Task<IReadOnlyList<ModelReadiness>> PrepareAsync(
        IProgress<ModelPreparation>? progress,
        CancellationToken cancellationToken
    )
    {
        var ready = new List<ModelReadiness>();
        foreach (var server in _servers)
            ready.Add(await server.PrepareAsync(load: true, progress, cancellationToken));
        return ready;
    }

    /// <summary>Looks at the servers and changes nothing.</summary>
    public async Task<IReadOnlyList<ModelReadiness>> ExamineAsync(CancellationToken cancellationToken)
    {
        var found = new List<ModelReadiness>();
        foreach (var server in _servers)
            found.Add(await server.PrepareAsync(load: false, progress: null, cancellationToken));
        return found;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var server in _servers)
            server.Dispose();
    }

    private static List<(string Name, IChatClient Client)> Clients(ChatModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. options.Servers.Select(s => (s.ToString(), Open(s)))];
    }

    private static IChatClient Open(ChatServerOptions server) =>
        server.Kind == ChatServerKind.Ollama ? new OllamaChatClient(server) : new OpenAiChatClient(server);
}
