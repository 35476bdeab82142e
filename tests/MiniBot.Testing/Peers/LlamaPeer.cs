using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MiniBot.Testing.Peers;

/// <summary>llama-server as tests/peers/llama-up starts it, with its made-up model: one for all tests of the machine.</summary>
public static class LlamaPeer
{
    /// <summary>The model's name.</summary>
    public const string Model = "tiny";

    /// <summary>What it answers to everything.</summary>
    public const string Answer =
        "Je comprends tout à fait votre demande. Un conseiller vous rappelle avec plaisir pour en parler!";

    private static readonly int s_port = int.TryParse(
        Environment.GetEnvironmentVariable("LLAMA_PORT"),
        CultureInfo.InvariantCulture,
        out var port
    )
        ? port
        : 8089;

    /// <summary>Where it answers.</summary>
    public static Uri Address { get; } = new($"http://127.0.0.1:{s_port}");

    /// <summary>Whether it answers.</summary>
    public static bool IsUp()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, s_port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
