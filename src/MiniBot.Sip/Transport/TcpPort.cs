using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transport;

/// <summary>The TCP listener and every connection, known by its far end's address so that it is used again.</summary>
internal sealed class TcpPort : IAsyncDisposable
{
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(30);

    private readonly Socket _listener;
    private readonly ConcurrentDictionary<IPEndPoint, TcpConnection> _connections = new();
    private readonly ConcurrentDictionary<TcpConnection, Task> _running = new();
    private readonly MessageIntake _intake;
    private readonly TransportCounters _counters;
    private readonly ISipReceiver _receiver;
    private readonly TimeProvider _time;
    private readonly ITimer _keepAlive;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;

    /// <exception cref="SocketException">The address or port cannot be bound.</exception>
    public TcpPort(IPEndPoint local, MessageIntake intake, TransportCounters counters, ISipReceiver receiver, TimeProvider time)
    {
        _intake = intake;
        _counters = counters;
        _receiver = receiver;
        _time = time;
        _listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(local);
            _listener.Listen();
        }
        catch (SocketException)
        {
            _listener.Dispose();
            throw;
        }

        _keepAlive = time.CreateTimer(_ => KeepAlive(), null, KeepAliveInterval, KeepAliveInterval);
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Over the connection to that address, which is opened if there is none. False when it does not keep up.</summary>
    public bool TrySend(SipMessage message, byte[] bytes, IPEndPoint destination)
    {
        if (_connections.TryGetValue(destination, out var known) && known.TrySend(message, bytes))
            return true;
        if (_connections.Count >= SipLimits.Connections)
            return false;
        var connection = Adopt(new Socket(destination.AddressFamily, SocketType.Stream, ProtocolType.Tcp), destination);
        return connection.TrySend(message, bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await _keepAlive.DisposeAsync();
        _listener.Dispose();
        await _accepting;
        await _closing.CancelAsync();
        await Task.WhenAll(_running.Values);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var socket = await _listener.AcceptAsync();
                if (_connections.Count < SipLimits.Connections)
                {
                    Adopt(socket, (IPEndPoint)socket.RemoteEndPoint!);
                }
                else
                {
                    _counters.CountRefusedConnection();
                    socket.Dispose();
                }
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.OperationAborted)
            {
                return;
            }
            catch (SocketException)
            {
                // One connection that failed while being accepted; the listener goes on.
            }
        }
    }

    private TcpConnection Adopt(Socket socket, IPEndPoint remote)
    {
        var connection = new TcpConnection(socket, remote, _intake, _counters, _receiver);
        _connections[remote] = connection;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[connection] = ServeAsync(connection, start.Task);
        start.SetResult();
        return connection;
    }

    private async Task ServeAsync(TcpConnection connection, Task start)
    {
        await start;
        await connection.RunAsync(_time, _closing.Token);
        _connections.TryRemove(KeyValuePair.Create(connection.Remote, connection));
        _running.TryRemove(connection, out _);
    }

    private void KeepAlive()
    {
        foreach (var connection in _connections.Values)
            connection.KeepAlive();
    }
}
