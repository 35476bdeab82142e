using MiniBot.Sip.Messages;

namespace MiniBot.Sip.UserAgent;

/// <summary>Option tags (RFC 3261 §19.2).</summary>
internal static class Extensions
{
    /// <summary>Reliable provisional responses (RFC 3262).</summary>
    public const string Reliable = "100rel";

    /// <summary>Session timers (RFC 4028).</summary>
    public const string Timer = "timer";

    public const string Supported = "100rel, timer";

    /// <summary>What a request requires that we lack, as for Unsupported; empty when nothing.</summary>
    public static string Unsupported(SipRequest request) =>
        string.Join(
            ", ",
            request
                .Headers.List(HeaderNames.Require)
                .Where(tag =>
                    !tag.Equals(Reliable, StringComparison.OrdinalIgnoreCase)
                    && !tag.Equals(Timer, StringComparison.OrdinalIgnoreCase)
                )
        );
}
