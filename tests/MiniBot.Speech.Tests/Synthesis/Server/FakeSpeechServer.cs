using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace MiniBot.Speech.Tests.Synthesis.Server;

/// <summary>Speaks HTTP/1.1 byte by byte on loopback: each request is kept, and answered with the bytes of the test.</summary>
internal sealed class FakeSpeechServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    /// <param name="answer">Writes the answer to a request that was read whole.</param>
    public FakeSpeechServer(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Answers with these bytes and closes.</summary>
    public FakeSpeechServer(params byte[][] answer)
        : this(
            async (stream, cancelled) =>
            {
                foreach (var piece in answer)
                    await stream.WriteAsync(piece, cancelled);
            }
        ) { }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The request line and headers of the last request.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Its body.</summary>
    public JsonElement Body { get; private set; }

    /// <summary>Done once a request was read.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    /// <summary>The head of an answer whose body ends with the connection.</summary>
    public static byte[] Ok(string type) => Ascii($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nConnection: close\r\n\r\n");

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _serving;
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                await using var stream = client.GetStream();
                await ReadAsync(stream);
                Asked.TrySetResult();
                await _answer(stream, _over.Token);
            }
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The test is over, or the client has closed.
        }
    }

    private async Task ReadAsync(NetworkStream stream)
    {
        var read = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var text = Encoding.UTF8.GetString(read.ToArray());
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end > 0 && TryParse(text[(end + 4)..], out var body))
            {
                (Head, Body) = (text[..end], body);
                return;
            }

            read.Write(buffer, 0, await stream.ReadAsync(buffer, _over.Token));
        }
    }

    private static bool TryParse(string text, out JsonElement body)
    {
        body = default;
        if (!text.EndsWith('}'))
            return false;
        using var document = JsonDocument.Parse(text);
        body = document.RootElement.Clone();
        return true;
    }
}
