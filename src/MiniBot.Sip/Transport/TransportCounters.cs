namespace MiniBot.Sip.Transport;

/// <summary>What passed the sockets and what was lost there. Thread-safe.</summary>
internal sealed class TransportCounters
{
    private long _received;
    private long _malformed;
    private long _dropped;
    private long _refusedConnections;

    /// <summary>Messages handed on.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Datagrams and stream contents that are no SIP message.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    /// <summary>Messages dropped because the core's inbox or a connection's outbox was full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>TCP connections closed at once because too many were open.</summary>
    public long RefusedConnections => Interlocked.Read(ref _refusedConnections);

    public void CountReceived() => Interlocked.Increment(ref _received);

    public void CountMalformed() => Interlocked.Increment(ref _malformed);

    public void CountDropped() => Interlocked.Increment(ref _dropped);

    public void CountRefusedConnection() => Interlocked.Increment(ref _refusedConnections);
}
