using System.Net;
using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>Where a message goes: host may be a name, which the transport resolves.</summary>
internal sealed record SipDestination(SipTransport Transport, string Host, int Port)
{
    public const int DefaultPort = 5060;

    public bool IsReliable => Transport == SipTransport.Tcp;

    /// <summary>Where a URI leads (RFC 3263 §4 without NAPTR and SRV): maddr, host, port, transport parameter.</summary>
    public static SipDestination Of(SipUri uri, SipTransport fallback)
    {
        var transport = uri.Parameters["transport"]?.ToUpperInvariant() switch
        {
            "TCP" => SipTransport.Tcp,
            "UDP" => SipTransport.Udp,
            _ => fallback,
        };
        var host = uri.Parameters["maddr"] ?? uri.Host;
        return new SipDestination(transport, host.Trim('[', ']'), uri.Port == 0 ? DefaultPort : uri.Port);
    }

    /// <summary>Back to where a request came from: the source, as symmetric response routing has it (RFC 3581 §4).</summary>
    public static SipDestination Of(SipTransport transport, IPEndPoint source) =>
        new(transport, source.Address.ToString(), source.Port);
}
