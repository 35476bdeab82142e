using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace MiniBot.Language.Wire;

/// <summary>What went wrong at a server, with what mends it.</summary>
internal static class Failure
{
    /// <summary>The longest error text of a server that is repeated, in characters.</summary>
    private const int MaxWords = 200;

    private const string SeeTheServer = "look into the server's own log";

    /// <summary>An answer that broke off or is none.</summary>
    public static ChatServerException OfAnswer(string cause, Exception? inner = null) =>
        new(ModelStage.Answering, cause, SeeTheServer, inner);

    /// <summary>An error that the server sent in the middle of its answer.</summary>
    public static ChatServerException InAnswer(string words) => OfAnswer($"the server broke off: {Shorten(words)}");

    /// <summary>The server could not be reached.</summary>
    public static ChatServerException OfConnection(HttpRequestException failure, ChatServerOptions server) =>
        new(
            ModelStage.Reaching,
            failure.InnerException is SocketException { SocketErrorCode: var code }
                ? code switch
                {
                    SocketError.ConnectionRefused => $"nothing answers at {server.Address.Authority}",
                    SocketError.HostNotFound or SocketError.NoData => $"there is no host {server.Address.Host}",
                    _ => $"{server.Address.Authority} cannot be reached ({code})",
                }
                : $"{server.Address.Authority} does not answer in HTTP",
            server.Kind == ChatServerKind.Ollama
                ? "start it with `ollama serve`, or mend the address"
                : "start the server, or mend the address",
            failure
        );

    /// <summary>The server answered with an error.</summary>
    /// <param name="server">Which.</param>
    /// <param name="status">Its status code.</param>
    /// <param name="words">What it said; repeated only where it cannot be what we had sent.</param>
    public static ChatServerException OfStatus(ChatServerOptions server, HttpStatusCode status, string? words)
    {
        var said = words is null ? "" : $": {Shorten(words)}";
        var (cause, mend) = status switch
        {
            HttpStatusCode.NotFound => ModelAbsent(server),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (
                "the server wants a key",
                $"set the environment variable {server.KeyVariable}"
            ),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => (
                $"the server is busy (HTTP {(int)status})",
                "lower the number of questions at once, or wait until its model is loaded"
            ),
            // These may repeat the prompt.
            >= (HttpStatusCode)400 and < (HttpStatusCode)500 => (
                $"the server refuses the question (HTTP {(int)status})",
                SeeTheServer
            ),
            _ => ($"the server failed (HTTP {(int)status}){said}", SeeTheServer),
        };
        return new ChatServerException(ModelStage.Asking, cause, mend);
    }

    /// <summary>The server has no such model.</summary>
    public static (string Cause, string Mend) ModelAbsent(ChatServerOptions server) =>
        server.Kind == ChatServerKind.Ollama
            ? ($"Ollama has no model '{server.Model}'", $"get it with `ollama pull {server.Model}`")
            : (
                $"the server has no model '{server.Model}', or speaks another protocol",
                "name a model that its /v1/models lists, or mend the address"
            );

    /// <summary>The words of an error body: <c>{"error":"…"}</c> or <c>{"error":{"message":"…"}}</c>; null for anything else.</summary>
    public static string? WordsOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!JsonElement.TryParseValue(ref reader, out var root) || root is not { ValueKind: JsonValueKind.Object } given)
                return null;
            if (!given.TryGetProperty("error", out var error))
                return null;
            if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message))
                error = message;
            return error.ValueKind == JsonValueKind.String ? error.GetString() : null;
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>One line without control signs, capped.</summary>
    private static string Shorten(string words)
    {
        var line = string.Concat(words.Take(MaxWords).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return words.Length > MaxWords ? line + "…" : line;
    }
}
