using MiniBot.Telephony;

namespace MiniBot.Cli.Bench;

/// <summary>Sends a tone of 1 kHz at −12 dBFS and hears without listening. Stateless: one serves all calls.</summary>
internal sealed class ToneExchange : IMediaExchange
{
    private const int SampleRateHz = 8000;
    private const int FrequencyHz = 1000;
    private const int Amplitude = 8192;

    // A frame of 20 ms holds 20 whole periods, so that frame joins frame.
    private static readonly short[] s_frame =
    [
        .. Enumerable
            .Range(0, SampleRateHz / 50)
            .Select(i => (short)(Amplitude * Math.Sin(2 * Math.PI * FrequencyHz * i / SampleRateHz))),
    ];

    public void Exchange(ReadOnlySpan<short> heard, Span<short> spoken) => s_frame.CopyTo(spoken);
}
