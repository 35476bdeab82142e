using System.Net;
using System.Net.Sockets;

namespace MiniBot.Testing.Peers;

/// <summary>Asterisk as tests/peers/asterisk-up starts it: one for all tests of the machine, its numbers in the README there.</summary>
public static class AsteriskPeer
{
    /// <summary>Realm of its digest challenges.</summary>
    public const string Realm = "test-pbx";

    /// <summary>The user it challenges for REGISTER and INVITE, password <see cref="BotPassword"/>.</summary>
    public const string BotUser = "bot";

    /// <summary>Password of <see cref="BotUser"/>.</summary>
    public const string BotPassword = "botpw";

    /// <summary>The user it asks no password of.</summary>
    public const string OpenUser = "open";

    /// <summary>Where it speaks SIP, over UDP and TCP.</summary>
    public static IPEndPoint EndPoint { get; } =
        new(
            IPAddress.Loopback,
            int.TryParse(Environment.GetEnvironmentVariable("ASTERISK_SIP_PORT"), out var port) ? port : 5160
        );

    /// <summary>Where it leaves voicemail-*.wav and caller-*.wav (8 kHz, mono, 16 bit).</summary>
    public static string Recordings { get; } = Path.Combine(PeerScript.Folder, "asterisk/var/spool/asterisk/peers");

    /// <summary>Whether it answers on its SIP port.</summary>
    public static bool IsUp()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(EndPoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The SIP URI of one of its numbers.</summary>
    public static string Uri(string number) => $"sip:{number}@{EndPoint}";

    /// <summary>One command of its own console, such as <c>core show channels</c>.</summary>
    public static Task<string> ConsoleAsync(string command) => PeerScript.RunAsync("asterisk-up", "--cli", command);
}
