using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using MiniBot.Language.Wire;

namespace MiniBot.Language.Ollama;

/// <summary>Ollama by its own API: answers in a stream of JSON lines, models pulled, loaded and kept. Thread-safe.</summary>
public sealed class OllamaChatClient : IChatClient, IModelLoader
{
    private readonly ServerConnection _connection;
    private readonly ChatServerOptions _server;

    /// <param name="server">Which, and with which model.</param>
    public OllamaChatClient(ChatServerOptions server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        _connection = new ServerConnection(server);
    }

    /// <inheritdoc />
    public (string Cause, string Mend) WhenAbsent => Failure.ModelAbsent(_server);

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ChatServerException">The server failed.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var question = Question([.. messages.Select(m => new OllamaMessage(m.Role.Value, m.Text))], options);
        using var response = await _connection.PostAsync(
            "api/chat",
            question,
            OllamaJson.Default.OllamaQuestion,
            cancellationToken
        );
        var lines = await ServerConnection.ReadLinesAsync(response, cancellationToken);
        while (true)
        {
            var piece = Read(await lines.ReadAsync(cancellationToken));
            if (piece.Message?.Content is { Length: > 0 } text)
                yield return new ChatResponseUpdate(ChatRole.Assistant, text);
            if (piece.Done is not true)
                continue;
            yield return Last(piece);
            yield break;
        }
    }

    /// <inheritdoc />
    public async Task<ModelPresence> FindAsync(CancellationToken cancellationToken) =>
        !await IsListedAsync("api/tags", cancellationToken) ? ModelPresence.Absent
        : await IsListedAsync("api/ps", cancellationToken) ? ModelPresence.Loaded
        : ModelPresence.Stored;

    /// <inheritdoc />
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        using var response = await _connection.PostAsync(
            "api/chat",
            Question([], options: null),
            OllamaJson.Default.OllamaQuestion,
            cancellationToken
        );
        var lines = await ServerConnection.ReadLinesAsync(response, cancellationToken);
        while (Read(await lines.ReadAsync(cancellationToken)).Done is not true) { }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("ollama", _server.Address, _server.Model)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private OllamaQuestion Question(IReadOnlyList<OllamaMessage> messages, ChatOptions? options) =>
        new(_server.Model, messages, Stream: true, $"{(long)_server.KeepAlive.TotalSeconds}s")
        {
            // The same context for loading as for asking: Ollama would load the model again for another.
            Options = new OllamaSettings(
                options?.MaxOutputTokens,
                options?.Temperature ?? (float)_server.Temperature,
                _server.ContextTokens,
                options?.StopSequences is { Count: > 0 } stops ? [.. stops] : null
            ),
        };

    private static OllamaPiece Read(ReadOnlyMemory<byte>? line)
    {
        if (line is not { } bytes)
            throw Failure.OfAnswer("the answer broke off before its end");
        OllamaPiece? piece;
        try
        {
            piece = JsonSerializer.Deserialize(bytes.Span, OllamaJson.Default.OllamaPiece);
        }
        catch (JsonException failure)
        {
            throw Failure.OfAnswer("the server sent a line that is not Ollama's", failure);
        }

        if (piece?.Error is { } error)
            throw Failure.InAnswer(error);
        return piece is { Message: not null } or { Done: not null }
            ? piece
            : throw Failure.OfAnswer("the server sent a line that is not Ollama's");
    }

    private static ChatResponseUpdate Last(OllamaPiece piece)
    {
        var usage = new UsageDetails
        {
            InputTokenCount = piece.PromptEvalCount,
            OutputTokenCount = piece.EvalCount,
            TotalTokenCount = piece.PromptEvalCount + piece.EvalCount,
            AdditionalCounts = [],
        };
        foreach (
            var (name, nanoseconds) in new[]
            {
                ("total_duration", piece.TotalDuration),
                ("load_duration", piece.LoadDuration),
                ("prompt_eval_duration", piece.PromptEvalDuration),
                ("eval_duration", piece.EvalDuration),
            }
        )
        {
            if (nanoseconds is { } known)
                usage.AdditionalCounts[name] = known;
        }

        return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(usage)])
        {
            FinishReason = piece.DoneReason is { } reason ? new ChatFinishReason(reason) : ChatFinishReason.Stop,
        };
    }

    private async Task<bool> IsListedAsync(string path, CancellationToken cancellationToken)
    {
        var list = await _connection.GetAsync(path, OllamaJson.Default.OllamaModels, cancellationToken);
        return (list.Models ?? []).Any(m => IsSame(m.Model ?? m.Name, _server.Model));
    }

    /// <summary>A name without a tag means its latest.</summary>
    private static bool IsSame(string? listed, string wanted) =>
        string.Equals(listed, wanted, StringComparison.OrdinalIgnoreCase)
        || string.Equals(listed, $"{wanted}:latest", StringComparison.OrdinalIgnoreCase);
}
