using System.Net;
using System.Net.Sockets;

namespace MiniBot.Cli;

/// <summary>Ports for other processes that this one starts.</summary>
internal static class LoopbackPort
{
    /// <summary>A UDP port of 127.0.0.1 that is free now.</summary>
    public static int FindFree()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
