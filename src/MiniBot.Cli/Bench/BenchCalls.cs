using System.Globalization;
using System.Net;
using MiniBot.Compliance;
using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.Cli.Bench;

/// <summary>The calls of one measurement, placed through the gate like any other, under its policy for simulated calls.</summary>
internal sealed class BenchCalls(SipLine line, EchoParties parties, TimeProvider time) : IAsyncDisposable
{
    /// <summary>INVITEs under way at once: the far end answers one at a time.</summary>
    private const int DialledAtOnce = 10;

    private const string Principal = "MiniBotPanel";
    private const string Purpose = "mesure";
    private const string Opening =
        $"Bonjour, je suis une intelligence artificielle, pour le compte de {Principal}, au sujet d'une {Purpose}. Dites stop pour ne plus être appelé.";

    private static readonly DialOptions s_options = new() { RingTimeout = TimeSpan.FromSeconds(10), OfferText = false };

    private readonly BenchGate _gate = new(
        line,
        new DialRequest
        {
            TargetUri = "",
            Principal = Principal,
            Purpose = Purpose,
            CallerId = "minibot",
            OpeningText = Opening,
            AttemptKey = "",
            Policy = BenchGate.Policy,
        },
        time
    );
    private readonly ToneExchange _tone = new();
    private readonly List<ICallLeg> _legs = [];

    /// <summary>Places the calls; returns why not all of them stand, or null.</summary>
    public async Task<string?> PlaceAsync(int calls, CancellationToken cancellationToken)
    {
        foreach (var extensions in Enumerable.Range(1, calls).Chunk(DialledAtOnce))
        {
            var outcomes = await Task.WhenAll(extensions.Select(extension => DialAsync(extension, cancellationToken)));
            foreach (var answered in outcomes.OfType<DialOutcome.Answered>())
            {
                answered.Leg.Attach(_tone);
                _legs.Add(answered.Leg);
            }

            if (outcomes.FirstOrDefault(outcome => outcome is not DialOutcome.Answered) is { } failed)
                return $"call {_legs.Count + 1} of {calls} was not answered: {failed}";
        }

        return null;
    }

    /// <summary>Packets sent, received and lost so far, over all calls.</summary>
    public (long Sent, long Received, long Lost) CountPackets()
    {
        var (sent, received, lost) = (0L, 0L, 0L);
        foreach (var leg in _legs)
        {
            var statistics = leg.Statistics;
            sent += statistics.PacketsSent;
            received += statistics.PacketsReceived;
            lost += statistics.PacketsLost;
        }

        return (sent, received, lost);
    }

    /// <summary>Hangs up.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_legs.Select(leg => leg.DisposeAsync().AsTask()));

    private Task<DialOutcome> DialAsync(int extension, CancellationToken cancellationToken) =>
        _gate.DialAsync(
            string.Create(CultureInfo.InvariantCulture, $"sip:bench{extension}@{IPAddress.Loopback}:{parties.PortOf(extension)}"),
            string.Create(CultureInfo.InvariantCulture, $"bench-{extension}"),
            s_options,
            cancellationToken
        );
}
