using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Vosk;

/// <summary>
/// One utterance and its connection:
/// <code>
///   → config                      not answered
///   → samples (at most 0.2 s)  ← partial or result, one for each
///   → eof                      ← the last result; the server closes
/// </code>
/// </summary>
internal sealed class VoskUtterance : IDisposable
{
    private readonly VoskOptions _options;
    private readonly SampleQueue _samples;
    private readonly short[] _portion;
    private readonly CancellationTokenSource _over = new();
    private readonly PendingText _final = new();
    private readonly Lock _state = new();

    /// <summary>One signal is enough: whoever wakes up takes all there is.</summary>
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private RecognizedText _finished = RecognizedText.None;
    private RecognizedText _partial = RecognizedText.None;
    private Exception? _failure;
    private volatile bool _ends;
    private volatile bool _eofSent;
    private int _unanswered;

    private VoskUtterance(VoskOptions options)
    {
        _options = options;
        _samples = new SampleQueue(options.SampleRateHz, (int)(options.MostWaiting.TotalSeconds * options.SampleRateHz));
        _portion = new short[options.SampleRateHz / 5];
    }

    public long SamplesLost => _samples.Dropped;

    public RecognizedText Partial
    {
        get
        {
            lock (_state)
                return VoskMessage.Join(_finished, _partial);
        }
    }

    public static VoskUtterance Begin(VoskOptions options)
    {
        var utterance = new VoskUtterance(options);
        _ = Task.Run(utterance.RunAsync);
        return utterance;
    }

    public void Accept(ReadOnlySpan<short> samples)
    {
        lock (_state)
            if (_failure is not null)
                throw _failure;
        _samples.Write(samples);
        _signal.Writer.TryWrite(true);
    }

    public RecognizedText Finish()
    {
        _ends = true;
        _signal.Writer.TryWrite(true);
        return _final.Await(_options.FinishLimit, _options.Time);
    }

    /// <summary>Ends the connection; its task disposes of what it uses.</summary>
    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
    }

    /// <summary>The edge of a connection: whatever goes wrong with it ends this utterance alone.</summary>
    private async Task RunAsync()
    {
        try
        {
            using var socket = new ClientWebSocket();
            await ConnectAsync(socket);
            await Task.WhenAll(EndOtherAsync(SendAsync(socket)), EndOtherAsync(ReceiveAsync(socket)));
        }
        catch (Exception failure)
        {
            Fail(
                failure is WebSocketException or OperationCanceledException or IOException
                    ? new IOException($"The Vosk server failed: {failure.Message}", failure)
                    : failure
            );
        }
    }

    private async Task ConnectAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(_options.ConnectLimit, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _over.Token);
        await socket.ConnectAsync(_options.Server, either.Token);
        await socket.SendAsync(
            VoskMessage.Config(_options.SampleRateHz, _options.Phrases),
            WebSocketMessageType.Text,
            endOfMessage: true,
            either.Token
        );
    }

    private async Task SendAsync(ClientWebSocket socket)
    {
        while (await _signal.Reader.WaitToReadAsync(_over.Token))
        {
            _signal.Reader.TryRead(out _);
            var ends = _ends;
            for (var count = _samples.Read(_portion); count > 0; count = _samples.Read(_portion))
                await SendAsync(socket, Bytes(count), WebSocketMessageType.Binary);
            if (!ends)
                continue;
            await SendAsync(socket, VoskMessage.EndOfSound.ToArray(), WebSocketMessageType.Text);
            return;
        }
    }

    private async Task SendAsync(ClientWebSocket socket, byte[] message, WebSocketMessageType type)
    {
        Interlocked.Increment(ref _unanswered);
        _eofSent = type == WebSocketMessageType.Text;
        await socket.SendAsync(message, type, endOfMessage: true, _over.Token);
    }

    /// <summary>Samples of 16 bits, the low byte first, as the machines that this runs on have them.</summary>
    private byte[] Bytes(int count) => MemoryMarshal.AsBytes(_portion.AsSpan(0, count)).ToArray();

    private async Task ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[VoskMessage.MostBytes];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                if (length == buffer.Length)
                    throw new IOException("a message is too long");
                received = await socket.ReceiveAsync(buffer.AsMemory(length), _over.Token);
                length += received.Count;
            } while (!received.EndOfMessage);

            if (received.MessageType == WebSocketMessageType.Close)
                throw new IOException("it closed the connection before the last result");
            if (!VoskMessage.TryRead(buffer.AsMemory(0, length), out var message))
                throw new IOException("a message is no result");
            if (Take(message))
                return;
        }
    }

    /// <summary>True if it was the last.</summary>
    private bool Take(VoskMessage message)
    {
        var unanswered = Interlocked.Decrement(ref _unanswered);
        if (unanswered < 0 || unanswered == 0 && _eofSent && message.IsPartial)
            throw new IOException("it answers what was not asked");
        lock (_state)
        {
            if (message.IsPartial)
                _partial = message.Text;
            else
                (_finished, _partial) = (VoskMessage.Join(_finished, message.Text), RecognizedText.None);
            if (unanswered > 0 || !_eofSent)
                return false;
            _final.Complete(_finished);
            return true;
        }
    }

    /// <summary>What fails ends the other half of the connection too.</summary>
    private async Task EndOtherAsync(Task half)
    {
        try
        {
            await half;
        }
        catch (Exception failure)
        {
            Fail(new IOException($"The Vosk server failed: {failure.Message}", failure));
            await _over.CancelAsync();
        }
    }

    private void Fail(Exception failure)
    {
        lock (_state)
            _failure ??= failure;
        _final.Fail(failure);
    }
}
