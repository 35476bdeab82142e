using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.Media;

/// <summary>Speaks a sine and measures how much of what it hears is that sine.</summary>
internal sealed class ToneExchange(double frequencyHz) : IMediaExchange
{
    private const double SampleRateHz = 8000;
    private const double Amplitude = 8000;
    private int _spoken;

    /// <summary>Everything heard since the last <see cref="Forget"/>.</summary>
    public List<short> Heard { get; } = new(80_000);

    public int Ticks { get; private set; }

    public void Exchange(ReadOnlySpan<short> heard, Span<short> spoken)
    {
        Ticks++;
        foreach (var sample in heard)
            Heard.Add(sample);
        for (var i = 0; i < spoken.Length; i++)
            spoken[i] = (short)(Amplitude * Math.Sin(2 * Math.PI * frequencyHz * _spoken++ / SampleRateHz));
    }

    public void Forget() => Heard.Clear();

    public int Peak => Heard.Count == 0 ? 0 : Heard.Max(sample => Math.Abs((int)sample));

    /// <summary>The part of the energy heard that lies at a frequency: 0 to 1.</summary>
    public double ShareOf(double otherFrequencyHz)
    {
        var (sine, cosine, energy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Heard.Count; i++)
        {
            var phase = 2 * Math.PI * otherFrequencyHz * i / SampleRateHz;
            sine += Heard[i] * Math.Sin(phase);
            cosine += Heard[i] * Math.Cos(phase);
            energy += (double)Heard[i] * Heard[i];
        }

        return energy == 0 ? 0 : 2 * ((sine * sine) + (cosine * cosine)) / (Heard.Count * energy);
    }
}
