using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Transport;

/// <summary>One TCP connection, accepted or opened by us, used by both sides for as long as it stands (RFC 3261 §18).</summary>
internal sealed class TcpConnection
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly byte[] Ping = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Pong = "\r\n"u8.ToArray();

    private readonly Socket _socket;
    private readonly MessageIntake _intake;
    private readonly TransportCounters _counters;
    private readonly ISipReceiver _receiver;
    private readonly Channel<Outgoing> _outbox = Channel.CreateBounded<Outgoing>(
        new BoundedChannelOptions(SipLimits.ConnectionOutbox) { SingleReader = true }
    );

    public TcpConnection(
        Socket socket,
        IPEndPoint remote,
        MessageIntake intake,
        TransportCounters counters,
        ISipReceiver receiver
    )
    {
        _socket = socket;
        Remote = remote;
        _intake = intake;
        _counters = counters;
        _receiver = receiver;
    }

    public IPEndPoint Remote { get; }

    /// <summary>False when the connection is closed or does not keep up.</summary>
    public bool TrySend(SipMessage message, byte[] bytes) => _outbox.Writer.TryWrite(new Outgoing(bytes, message));

    /// <summary>Keeps the path through address translators open (RFC 5626 §4.4.1).</summary>
    public void KeepAlive() => _outbox.Writer.TryWrite(new Outgoing(Ping, null));

    /// <summary>Connects if need be and serves both directions until either side closes, or <paramref name="closing"/>.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken closing)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(closing);
        try
        {
            if (!_socket.Connected)
                await ConnectAsync(time, ending.Token);
            _socket.NoDelay = true;
            await using var stream = new NetworkStream(_socket, ownsSocket: true);
            var reading = ReadAsync(stream, ending.Token);
            var writing = WriteAsync(stream, ending.Token);
            await Task.WhenAny(reading, writing);
            await ending.CancelAsync();
            await Task.WhenAll(reading, writing);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The far end went away, or we are closing: what was not sent is reported below.
        }
        finally
        {
            _socket.Dispose();
            ReportUnsent();
        }
    }

    private async Task ConnectAsync(TimeProvider time, CancellationToken closing)
    {
        using var timeout = new CancellationTokenSource(ConnectTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, closing);
        await _socket.ConnectAsync(Remote, both.Token);
    }

    private async Task ReadAsync(NetworkStream stream, CancellationToken closing)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var result = await reader.ReadAsync(closing);
            var buffer = result.Buffer;
            SipFraming.Outcome outcome;
            while (
                (outcome = SipFraming.TryTake(ref buffer, out var message))
                    is SipFraming.Outcome.Message
                        or SipFraming.Outcome.Ping
            )
            {
                if (outcome == SipFraming.Outcome.Ping)
                    _outbox.Writer.TryWrite(new Outgoing(Pong, null));
                else
                    _intake.Take(message, SipTransport.Tcp, Remote);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (outcome == SipFraming.Outcome.Broken)
                _counters.CountMalformed();
            if (outcome == SipFraming.Outcome.Broken || result.IsCompleted)
                return;
        }
    }

    private async Task WriteAsync(NetworkStream stream, CancellationToken closing)
    {
        await foreach (var outgoing in _outbox.Reader.ReadAllAsync(closing))
        {
            try
            {
                await stream.WriteAsync(outgoing.Bytes, closing);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                Report(outgoing);
                throw;
            }
        }
    }

    private void ReportUnsent()
    {
        _outbox.Writer.TryComplete();
        while (_outbox.Reader.TryRead(out var unsent))
            Report(unsent);
    }

    private void Report(Outgoing outgoing)
    {
        if (outgoing.Message is not null)
            _receiver.SendFailed(outgoing.Message);
    }

    /// <summary>Bytes on their way; the message is null for a keep-alive.</summary>
    private readonly record struct Outgoing(byte[] Bytes, SipMessage? Message);
}
