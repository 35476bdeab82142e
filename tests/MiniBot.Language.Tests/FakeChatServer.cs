using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MiniBot.Language.Tests;

/// <summary>A server of language models over real HTTP in this process, whose every byte is the test's.</summary>
internal sealed class FakeChatServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<FakeExchange, Task> _answer;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _accepting;

    public FakeChatServer(Func<FakeExchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{(IPEndPoint)_listener.LocalEndpoint}");

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<FakeExchange> Exchanges { get; } = new();

    /// <summary>A server that says the same to every question.</summary>
    public static FakeChatServer Saying(string contentType, params IEnumerable<string> chunks) =>
        new(async exchange =>
        {
            await exchange.BeginAsync(contentType);
            foreach (var chunk in chunks)
                await exchange.ChunkAsync(Encoding.UTF8.GetBytes(chunk));
            await exchange.EndAsync();
        });

    /// <summary>A server that refuses every question.</summary>
    public static FakeChatServer Refusing(HttpStatusCode status, string body) =>
        new(exchange => exchange.RefuseAsync(status, body));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _over.Dispose();
    }

    /// <summary>Nobody answers at its address any more.</summary>
    public async Task StopAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException) { }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        client.NoDelay = true;
        try
        {
            var exchange = await FakeExchange.ReadAsync(client.GetStream(), _over.Token);
            Exchanges.Enqueue(exchange);
            await _answer(exchange);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or EndOfStreamException)
        {
            // The other side has left, which may be what the test is about.
        }
    }
}

/// <summary>One request and its answer.</summary>
internal sealed class FakeExchange
{
    private readonly NetworkStream _stream;
    private readonly CancellationToken _over;

    private FakeExchange(NetworkStream stream, string head, string body, CancellationToken over) =>
        (_stream, Head, Body, _over) = (stream, head, body, over);

    /// <summary>Request line and headers.</summary>
    public string Head { get; }

    public string Body { get; }

    /// <summary>Method and path.</summary>
    public string Target => string.Join(' ', Head.Split(' ').Take(2));

    public static async Task<FakeExchange> ReadAsync(NetworkStream stream, CancellationToken over)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, over);
            head.Append((char)one[0]);
        }

        const string lengthField = "Content-Length: ";
        var length = head.ToString()
            .Split("\r\n")
            .FirstOrDefault(l => l.StartsWith(lengthField, StringComparison.OrdinalIgnoreCase));
        var body = new StringBuilder();
        if (length is not null)
        {
            var bytes = new byte[int.Parse(length[lengthField.Length..], CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(bytes, over);
            body.Append(Encoding.UTF8.GetString(bytes));
        }

        return new FakeExchange(stream, head.ToString(), body.ToString(), over);
    }

    public Task BeginAsync(string contentType) =>
        WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n\r\n");

    public async Task ChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await WriteAsync($"{bytes.Length:x}\r\n");
        await _stream.WriteAsync(bytes, _over);
        await WriteAsync("\r\n");
    }

    public Task EndAsync() => WriteAsync("0\r\n\r\n");

    public Task RefuseAsync(HttpStatusCode status, string body) =>
        WriteAsync(
            $"HTTP/1.1 {(int)status} No\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"
        );

    public Task WriteAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), _over).AsTask();

    /// <summary>Returns when the client has let go of the connection.</summary>
    public async Task WaitForLeavingAsync()
    {
        try
        {
            while (await _stream.ReadAsync(new byte[256], _over) > 0) { }
        }
        catch (IOException)
        {
            // Reset rather than closed: it has left all the same.
        }
    }
}
