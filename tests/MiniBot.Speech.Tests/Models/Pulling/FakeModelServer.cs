using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MiniBot.Speech.Tests.Models.Pulling;

/// <summary>A web server on loopback that answers as a test says, down to where it breaks off. One request a connection.</summary>
internal sealed class FakeModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<FakeRequest, FakeReply> _answer;
    private readonly List<FakeRequest> _requests = [];
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    public FakeModelServer(Func<FakeRequest, FakeReply> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    public Uri Root => new($"http://127.0.0.1:{Port}/");

    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Serves content as a good server does: whole, or the range asked for while the validator holds.</summary>
    public static FakeReply Serve(FakeRequest request, byte[] content, string etag = "\"v1\"") =>
        request.RangeFrom is { } from && request.Header("If-Range") == etag
            ? from < content.Length
                ? new(206, content[from..])
                {
                    Headers = { ["ETag"] = etag, ["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}" },
                }
                : new(416, []) { Headers = { ["Content-Range"] = $"bytes */{content.Length}" } }
            : new(200, content) { Headers = { ["ETag"] = etag } };

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        var answers = new List<Task>();
        try
        {
            while (true)
                answers.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        finally
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                // The client went away: its right.
            }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var request = await FakeRequest.ReadAsync(stream, _over.Token);
        lock (_requests)
            _requests.Add(request);
        var reply = _answer(request);
        var head = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} X\r\nConnection: close\r\n")
        );
        if (reply.DeclaresLength)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.DeclaredLength ?? reply.Body.Length}\r\n");
        foreach (var (name, value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _over.Token);
        var sent = Math.Min(reply.CutAfter ?? int.MaxValue, reply.Body.Length);
        await stream.WriteAsync(reply.Body.AsMemory(0, sent), _over.Token);
        await stream.FlushAsync(_over.Token);
        if (reply.ThenHolds)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _over.Token);
    }
}

/// <summary>What the client asked for.</summary>
internal sealed record FakeRequest(string Target, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public int? RangeFrom =>
        Header("Range") is { } range && range.StartsWith("bytes=", StringComparison.Ordinal)
            ? int.Parse(range[6..].TrimEnd('-'))
            : null;

    public static async Task<FakeRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var target = (await reader.ReadLineAsync(cancellationToken) ?? "GET / ").Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
            headers[line.Split(':', 2)[0]] = line.Split(':', 2)[1].Trim();
        return new(target, headers);
    }
}

/// <summary>What the server says.</summary>
internal sealed record FakeReply(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool DeclaresLength { get; init; } = true;

    /// <summary>A lie, or null for the truth.</summary>
    public int? DeclaredLength { get; init; }

    /// <summary>Closes the connection after so many bytes of the body.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Sends nothing more, and does not close.</summary>
    public bool ThenHolds { get; init; }

    public static FakeReply Redirect(string to) => new(302, []) { Headers = { ["Location"] = to } };
}
