namespace MiniBot.Sip.Messages;

/// <summary>Every cap on what the network may make us keep. Beyond a cap the message is malformed, or the thing is refused.</summary>
internal static class SipLimits
{
    /// <summary>Bytes of one message: the largest UDP datagram.</summary>
    public const int MessageBytes = 65_535;

    /// <summary>Bytes of the start line and header section together.</summary>
    public const int HeaderSectionBytes = 32_768;

    /// <summary>Bytes of one header line, unfolded, and of the start line.</summary>
    public const int HeaderLineBytes = 8_192;

    /// <summary>Header lines of one message.</summary>
    public const int Headers = 128;

    /// <summary>Values in one comma-separated list, also when spread over several lines.</summary>
    public const int ListValues = 64;

    /// <summary>Via values of one message: Max-Forwards starts at 70.</summary>
    public const int Vias = 70;

    /// <summary>Parameters of one URI, address or Via.</summary>
    public const int Parameters = 64;

    /// <summary>Route values of one dialog.</summary>
    public const int Routes = 32;

    /// <summary>Challenges looked at in one 401 or 407.</summary>
    public const int Challenges = 8;

    /// <summary>How often one request is sent again because of a challenge.</summary>
    public const int AuthenticationAttempts = 3;

    /// <summary>Early dialogs (forks) of one INVITE.</summary>
    public const int Forks = 16;

    /// <summary>Server transactions alive at a time; a request beyond it is dropped and counted.</summary>
    public const int ServerTransactions = 4_096;

    /// <summary>Above this size a request leaves UDP for TCP (RFC 3261 §18.1.1).</summary>
    public const int LargestUdpRequestBytes = 1_300;

    /// <summary>TCP connections alive at a time; a further one that comes in is closed at once.</summary>
    public const int Connections = 256;

    /// <summary>Messages waiting for the loop that owns the core.</summary>
    public const int Inbox = 4_096;

    /// <summary>Messages waiting for one TCP connection to take them.</summary>
    public const int ConnectionOutbox = 256;
}
