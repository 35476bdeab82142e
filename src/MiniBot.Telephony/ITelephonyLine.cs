using MiniBot.Compliance;

namespace MiniBot.Telephony;

/// <summary>A way to place calls: the embedded SIP line, or FreeSWITCH. Thread-safe.</summary>
public interface ITelephonyLine : IAsyncDisposable
{
    /// <summary>
    /// Calls the address of the permit and waits until the call is answered or has failed. Every expected outcome is a value.
    /// Cancelling ends the attempt (CANCEL while it rings) and throws <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="permit">The gate's permit; it is used up by this call.</param>
    /// <param name="options">How long to ring, and what to offer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    ValueTask<DialOutcome> DialAsync(DialPermit permit, DialOptions options, CancellationToken cancellationToken);
}
