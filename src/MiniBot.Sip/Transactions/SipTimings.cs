namespace MiniBot.Sip.Transactions;

/// <summary>The base times of RFC 3261 §17.1.1.1, from which every timer follows.</summary>
internal sealed record SipTimings
{
    /// <summary>The timings of RFC 3261: T1 500 ms, T2 4 s, T4 5 s.</summary>
    public static SipTimings Default { get; } = new();

    /// <summary>Estimate of the round trip.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest interval between retransmissions of a non-INVITE request or a response.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a message may stay in the network.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>64·T1: timers B, F, H, J, L and M.</summary>
    public TimeSpan Lifetime => T1 * 64;

    /// <summary>Timer D: how long a retransmitted final response is acknowledged over UDP.</summary>
    public TimeSpan CompletedInvite { get; init; } = TimeSpan.FromSeconds(32);
}
