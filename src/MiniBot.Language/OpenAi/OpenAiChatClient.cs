using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using MiniBot.Language.Wire;

namespace MiniBot.Language.OpenAi;

/// <summary>
/// OpenAI's chat completions, as llama-server, vLLM and LM Studio speak them: answers in server-sent events. Thread-safe.
/// </summary>
public sealed class OpenAiChatClient : IChatClient, IModelLoader
{
    private readonly ServerConnection _connection;
    private readonly ChatServerOptions _server;
    private readonly string _prefix;

    /// <param name="server">Which, and with which model.</param>
    public OpenAiChatClient(ChatServerOptions server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        _connection = new ServerConnection(server);
        // Often given with the version in it, as other programs want it.
        _prefix = server.Address.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal) ? "" : "v1/";
    }

    private static ReadOnlySpan<byte> DataField => "data:"u8;

    private static ReadOnlySpan<byte> ErrorField => "error:"u8;

    private static ReadOnlySpan<byte> DoneMark => "[DONE]"u8;

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
        using var response = await _connection.PostAsync(
            $"{_prefix}chat/completions",
            Question(messages, options),
            OpenAiJson.Default.OpenAiQuestion,
            cancellationToken
        );
        var lines = await ServerConnection.ReadLinesAsync(response, cancellationToken);
        var hasFinished = false;
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            if (DataOf(line) is not { } data)
                continue;
            if (data.Span.SequenceEqual(DoneMark))
                yield break;
            var piece = Read(data.Span);
            if (UpdateOf(piece) is not { } update)
                continue;
            hasFinished |= update.FinishReason is not null;
            yield return update;
        }

        // The closing mark may be missing after the reason for the end, not before it.
        if (!hasFinished)
            throw Failure.OfAnswer("the answer broke off before its end");
    }

    /// <inheritdoc />
    public async Task<ModelPresence> FindAsync(CancellationToken cancellationToken)
    {
        var list = await _connection.GetAsync($"{_prefix}models", OpenAiJson.Default.OpenAiModels, cancellationToken);
        return (list.Data ?? []).Any(m => m.Id == _server.Model) ? ModelPresence.Served : ModelPresence.Absent;
    }

    /// <inheritdoc />
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        // The protocol has no word for loading: a server that loads on demand does so for one token.
        var options = new ChatOptions { MaxOutputTokens = 1 };
        await foreach (
            var _ in GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Bonjour")], options, cancellationToken)
        ) { }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", _server.Address, _server.Model)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private OpenAiQuestion Question(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        new(_server.Model, [.. messages.Select(m => new OpenAiMessage(m.Role.Value, m.Text))], Stream: true)
        {
            MaxTokens = options?.MaxOutputTokens,
            Temperature = options?.Temperature ?? (float)_server.Temperature,
            Stop = options?.StopSequences is { Count: > 0 } stops ? [.. stops] : null,
        };

    /// <summary>The data of a line; null for comments and fields that say nothing here.</summary>
    private static ReadOnlyMemory<byte>? DataOf(ReadOnlyMemory<byte> line)
    {
        if (line.Span.StartsWith(ErrorField))
            throw Failure.InAnswer(Failure.WordsOf(line.Span[ErrorField.Length..]) ?? "an error without words");
        if (!line.Span.StartsWith(DataField))
        {
            // A server that answers in plain JSON has not understood that it shall stream, or reports an error.
            if (line.Span.TrimStart((byte)' ') is [(byte)'{', ..])
                throw Failure.WordsOf(line.Span) is { } words
                    ? Failure.InAnswer(words)
                    : Failure.OfAnswer("the server does not stream its answer");
            return null;
        }

        var data = line[DataField.Length..];
        return data.Span is [(byte)' ', ..] ? data[1..] : data;
    }

    private static OpenAiPiece Read(ReadOnlySpan<byte> data)
    {
        OpenAiPiece? piece;
        try
        {
            piece = JsonSerializer.Deserialize(data, OpenAiJson.Default.OpenAiPiece);
        }
        catch (JsonException failure)
        {
            throw Failure.OfAnswer("the server sent an event that is no piece of an answer", failure);
        }

        if (piece?.Error is not null)
            throw Failure.InAnswer(Failure.WordsOf(data) ?? "an error without words");
        return piece is { Choices: not null } or { Usage: not null }
            ? piece
            : throw Failure.OfAnswer("the server sent an event that is no piece of an answer");
    }

    private static ChatResponseUpdate? UpdateOf(OpenAiPiece piece)
    {
        var contents = new List<AIContent>();
        var choice = piece.Choices is [var first, ..] ? first : null;
        if (choice?.Delta?.Content is { Length: > 0 } text)
            contents.Add(new TextContent(text));
        if (piece.Usage is { } usage)
            contents.Add(
                new UsageContent(
                    new UsageDetails
                    {
                        InputTokenCount = usage.PromptTokens,
                        OutputTokenCount = usage.CompletionTokens,
                        TotalTokenCount = usage.TotalTokens,
                    }
                )
            );
        if (contents.Count == 0 && choice?.FinishReason is null)
            return null;
        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            FinishReason = choice?.FinishReason is { } reason ? new ChatFinishReason(reason) : null,
        };
    }
}
