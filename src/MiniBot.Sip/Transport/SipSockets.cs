using System.Net;
using System.Net.Sockets;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Transport;

/// <summary>UDP and TCP on one port number. Sending never blocks on a name or a connection.</summary>
internal sealed class SipSockets : IAsyncDisposable
{
    private const int PortAttempts = 20;

    private readonly UdpPort _udp;
    private readonly TcpPort _tcp;
    private readonly HostResolver _resolver;
    private readonly TransportCounters _counters;
    private readonly ISipReceiver _receiver;
    private readonly CancellationTokenSource _closing = new();

    private SipSockets(UdpPort udp, TcpPort tcp, HostResolver resolver, TransportCounters counters, ISipReceiver receiver)
    {
        _udp = udp;
        _tcp = tcp;
        _resolver = resolver;
        _counters = counters;
        _receiver = receiver;
    }

    public IPEndPoint LocalEndPoint => _udp.LocalEndPoint;

    public TransportCounters Counters => _counters;

    /// <summary>Binds both; port 0 looks for a number that is free for both.</summary>
    /// <exception cref="SocketException">The address or port cannot be bound.</exception>
    public static SipSockets Open(IPEndPoint local, ISipReceiver receiver, TimeProvider time)
    {
        var counters = new TransportCounters();
        var intake = new MessageIntake(receiver, counters);
        for (var attempt = 1; ; attempt++)
        {
            var udp = new UdpPort(local, intake);
            try
            {
                var tcp = new TcpPort(udp.LocalEndPoint, intake, counters, receiver, time);
                return new SipSockets(udp, tcp, new HostResolver(local.AddressFamily, time), counters, receiver);
            }
            catch (SocketException) when (local.Port == 0 && attempt < PortAttempts)
            {
                udp.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            catch (SocketException)
            {
                udp.DisposeAsync().AsTask().GetAwaiter().GetResult();
                throw;
            }
        }
    }

    /// <summary>Sends, or reports to the receiver that it could not.</summary>
    public void Send(SipMessage message, SipDestination destination)
    {
        var bytes = SipMessageWriter.Write(message);
        if (_resolver.TryResolve(destination.Host, out var address))
            Send(message, bytes, destination.Transport, new IPEndPoint(address, destination.Port));
        else
            _ = ResolveAndSendAsync(message, bytes, destination);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _udp.DisposeAsync();
        await _tcp.DisposeAsync();
        _closing.Dispose();
    }

    private async Task ResolveAndSendAsync(SipMessage message, byte[] bytes, SipDestination destination)
    {
        try
        {
            if (await _resolver.ResolveAsync(destination.Host, _closing.Token) is { } address)
                Send(message, bytes, destination.Transport, new IPEndPoint(address, destination.Port));
            else
                _receiver.SendFailed(message);
        }
        catch (OperationCanceledException)
        {
            // Closing: nobody waits for this message any more.
        }
    }

    private void Send(SipMessage message, byte[] bytes, SipTransport transport, IPEndPoint destination)
    {
        var isFamily = destination.AddressFamily == LocalEndPoint.AddressFamily;
        var isSent =
            isFamily
            && (transport == SipTransport.Udp ? _udp.TrySend(bytes, destination) : _tcp.TrySend(message, bytes, destination));
        if (!isSent)
            _receiver.SendFailed(message);
    }
}
