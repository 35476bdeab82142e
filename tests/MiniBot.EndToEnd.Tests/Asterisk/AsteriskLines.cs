using MiniBot.Sip.Line;

namespace MiniBot.EndToEnd.Tests.Asterisk;

/// <summary>Lines to the test PBX.</summary>
internal static class AsteriskLines
{
    /// <summary>As the user who is asked for a password.</summary>
    public static SipLineOptions Bot { get; } = new() { User = AsteriskPeer.BotUser, Password = AsteriskPeer.BotPassword };

    /// <summary>Where to register.</summary>
    public static string Registrar { get; } = $"sip:{AsteriskPeer.EndPoint}";
}
