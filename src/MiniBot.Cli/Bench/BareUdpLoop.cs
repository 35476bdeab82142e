using System.Net;
using System.Net.Sockets;

namespace MiniBot.Cli.Bench;

/// <summary>
/// The floor that media is measured against: for each flow one socket that sends one packet of the size of a PCMA frame to
/// itself every 20 ms and receives it. The same system calls as a two-way call, and nothing else.
/// </summary>
internal static class BareUdpLoop
{
    /// <summary>RTP header and 20 ms of PCMA.</summary>
    private const int PacketBytes = 172;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs the loop on the calling thread; returns CPU seconds of this process per flow-second.</summary>
    public static double Measure(int flows, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        var sockets = Enumerable.Range(0, flows).Select(_ => OpenLoop()).ToArray();
        try
        {
            var start = time.GetTimestamp();
            var before = Environment.CpuUsage.TotalTime;
            Run(sockets, duration, time, cancellationToken);
            return (Environment.CpuUsage.TotalTime - before) / (flows * time.GetElapsedTime(start));
        }
        finally
        {
            Array.ForEach(sockets, s => s.Dispose());
        }
    }

    private static void Run(Socket[] sockets, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        Span<byte> packet = stackalloc byte[PacketBytes];
        // An event of the system's: waiting for it spins on no processor.
        using var never = new ManualResetEvent(false);
        var start = time.GetTimestamp();
        for (var tick = 1; Interval * tick <= duration; tick++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var socket in sockets)
            {
                socket.Receive(packet, SocketFlags.None, out _);
                socket.Send(packet, SocketFlags.None, out _);
            }

            var rest = (Interval * tick) - time.GetElapsedTime(start);
            if (rest > TimeSpan.Zero)
                never.WaitOne(rest);
        }
    }

    private static Socket OpenLoop()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Connect(socket.LocalEndPoint!);
        socket.Blocking = false;
        return socket;
    }
}
