using System.Numerics;

namespace MiniBot.Testing;

/// <summary>
/// Finds a prompt in a recording by normalised cross-correlation, whatever the level of either. By Fourier transform: a minute at
/// 8 kHz takes a fraction of a second.
/// </summary>
/// <param name="Correlation">How alike they are at the best place: 1 is the same but for its level, 0 is unrelated.</param>
/// <param name="LagSamples">Where the prompt begins in the recording, in samples; −1 if it cannot be there at all.</param>
public readonly record struct AudioMatch(double Correlation, int LagSamples)
{
    /// <summary>Windows softer than the recording as a whole by more than this (in power) cannot hold the prompt.</summary>
    private const double SilentShare = 1e-6;

    private static readonly AudioMatch None = new(0, -1);

    /// <summary>The best place for the whole of <paramref name="prompt"/> within <paramref name="recording"/>, both at one rate.</summary>
    public static AudioMatch Find(ReadOnlySpan<short> recording, ReadOnlySpan<short> prompt)
    {
        var promptEnergy = Energy(prompt);
        var recordingEnergy = Energy(recording);
        if (prompt.Length > recording.Length || promptEnergy == 0 || recordingEnergy == 0)
            return None;
        var products = Correlate(recording, prompt);
        var silence = SilentShare * recordingEnergy * prompt.Length / recording.Length;
        var energy = Energy(recording[..prompt.Length]);
        var best = None;
        for (var lag = 0; lag <= recording.Length - prompt.Length; lag++)
        {
            if (energy > silence)
            {
                var correlation = products[lag].Real / Math.Sqrt(energy * promptEnergy);
                if (correlation > best.Correlation)
                    best = new(correlation, lag);
            }

            if (lag + prompt.Length < recording.Length)
                energy += Square(recording[lag + prompt.Length]) - Square(recording[lag]);
        }

        return best;
    }

    private static double Square(short sample) => (double)sample * sample;

    private static double Energy(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
            sum += Square(sample);
        return sum;
    }

    /// <summary>The sum of products at every lag, as the inverse transform of recording × conjugate of prompt.</summary>
    private static Complex[] Correlate(ReadOnlySpan<short> recording, ReadOnlySpan<short> prompt)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(recording.Length + prompt.Length));
        var spectrum = Transformed(recording, size);
        var pattern = Transformed(prompt, size);
        for (var i = 0; i < size; i++)
            spectrum[i] *= Complex.Conjugate(pattern[i]);
        Fourier.Inverse(spectrum);
        return spectrum;
    }

    private static Complex[] Transformed(ReadOnlySpan<short> samples, int size)
    {
        var values = new Complex[size];
        for (var i = 0; i < samples.Length; i++)
            values[i] = samples[i];
        Fourier.Forward(values);
        return values;
    }
}
