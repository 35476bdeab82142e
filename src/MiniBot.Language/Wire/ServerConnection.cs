using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MiniBot.Language.Wire;

/// <summary>HTTP to one server. What fails is a <see cref="ChatServerException"/>. Thread-safe.</summary>
internal sealed class ServerConnection : IDisposable
{
    private const int MaxErrorBytes = 4096;

    private readonly HttpClient _http;
    private readonly string _root;

    public ServerConnection(ChatServerOptions server)
    {
        Server = server;
        _root = server.Address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // A proxy that this machine's environment names does not lead back to this machine.
            UseProxy = !server.Address.IsLoopback,
            // An answer that is not wanted any more ends with its connection, so that the server stops at once.
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        if (server.ReadKey() is { } key)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Where it leads.</summary>
    public ChatServerOptions Server { get; }

    /// <summary>Sends a question; the answer's body is still to be read.</summary>
    public Task<HttpResponseMessage> PostAsync<T>(
        string path,
        T question,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(question, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(HttpMethod.Post, path, content, cancellationToken);
    }

    /// <summary>Gets a small JSON document.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, content: null, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LineReader.MaxBodyBytes, cancellationToken);
            return await response.Content.ReadFromJsonAsync(type, cancellationToken)
                ?? throw Failure.OfAnswer("the server sent nothing where a list was due");
        }
        catch (Exception failure) when (failure is JsonException or HttpRequestException or IOException)
        {
            throw Failure.OfAnswer($"what the server sends at {path} is no answer of its protocol", failure);
        }
    }

    /// <summary>Opens the body of an answer.</summary>
    public static async Task<LineReader> ReadLinesAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(await response.Content.ReadAsStreamAsync(cancellationToken));

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, $"{_root}/{path}") { Content = content };
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw Failure.OfConnection(failure, Server);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw Failure.OfStatus(Server, response.StatusCode, await ReadErrorAsync(response, cancellationToken));
    }

    private static async Task<string?> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var start = new byte[MaxErrorBytes];
            var length = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
            return Failure.WordsOf(start.AsSpan(0, length));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return null;
        }
    }
}
