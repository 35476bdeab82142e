using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Tests.Vosk;

/// <summary>
/// A server of one test that speaks Vosk's protocol over real sockets: after the configuration it answers each message with what
/// <paramref name="answer"/> says, and closes after the answer to the end of the sound.
/// </summary>
/// <param name="answer">From how many messages of sound came so far, and whether it is over, to what is sent; null for nothing.</param>
internal sealed partial class FakeVoskServer(Func<int, bool, IEnumerable<string>?> answer) : IAsyncDisposable
{
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly List<Task> _connections = [];
    private Task _accepting = Task.CompletedTask;

    public Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The configuration of each connection, in order.</summary>
    public List<string> Configurations { get; } = [];

    /// <summary>The bytes of sound of each connection, in order.</summary>
    public List<long> SoundBytes { get; } = [];

    public static FakeVoskServer Start(Func<int, bool, IEnumerable<string>?> answer)
    {
        var server = new FakeVoskServer(answer);
        server._listener.Start();
        server._accepting = server.AcceptAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_over.IsCancellationRequested)
            _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_over.Token)));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        var stream = client.GetStream();
        await ShakeHandsAsync(stream);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        var buffer = new byte[1 << 16];
        var (sounds, bytes) = (0, 0L);
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, _over.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return;
            var text =
                received.MessageType == WebSocketMessageType.Text ? Encoding.UTF8.GetString(buffer, 0, received.Count) : "";
            if (text.Contains("config", StringComparison.Ordinal))
            {
                Configurations.Add(text);
                continue;
            }

            var isOver = text.Contains("eof", StringComparison.Ordinal);
            (sounds, bytes) = isOver ? (sounds, bytes) : (sounds + 1, bytes + received.Count);
            if (isOver)
                SoundBytes.Add(bytes);
            foreach (var message in answer(sounds, isOver) ?? [])
                await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, _over.Token);
            if (!isOver)
                continue;
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _over.Token);
            return;
        }
    }

    /// <summary>The opening handshake. RFC 6455 §4.2.2.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The protocol asks for SHA-1.")]
    private async Task ShakeHandsAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, _over.Token)));
        var key = Key().Match(request.ToString()).Groups["key"].Value;
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix)));
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
            ),
            _over.Token
        );
    }

    [GeneratedRegex(@"Sec-WebSocket-Key:\s*(?<key>\S+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
