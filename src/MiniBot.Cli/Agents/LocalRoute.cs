using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MiniBot.Cli.Agents;

/// <summary>Which of this machine's addresses leads to a SIP address: what others are to be told, and nothing more is opened.</summary>
internal static partial class LocalRoute
{
    private const int SipPort = 5060;

    /// <summary>Our address on the way there; loopback when there is no way, so that the line fails by itself, and says so.</summary>
    public static IPAddress Towards(string sipUri)
    {
        var host = Host().Match(sipUri).Groups["host"].Value;
        try
        {
            // Connecting a datagram socket sends nothing: the system only chooses the route.
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(host, SipPort);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            return IPAddress.Loopback;
        }
    }

    [GeneratedRegex(
        @"^sips?:(?:[^@]*@)?(?<host>[^:;>]+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Host();
}
