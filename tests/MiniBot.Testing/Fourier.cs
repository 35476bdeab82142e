using System.Numerics;

namespace MiniBot.Testing;

/// <summary>The fast Fourier transform in place, for lengths that are powers of two.</summary>
public static class Fourier
{
    /// <summary>From samples to frequencies.</summary>
    public static void Forward(Span<Complex> values)
    {
        Reorder(values);
        for (var half = 1; half < values.Length; half *= 2)
            Combine(values, half);
    }

    /// <summary>From frequencies to samples, scaled so that it undoes <see cref="Forward"/>.</summary>
    public static void Inverse(Span<Complex> values)
    {
        foreach (ref var value in values)
            value = Complex.Conjugate(value);
        Forward(values);
        foreach (ref var value in values)
            value = Complex.Conjugate(value) / values.Length;
    }

    /// <summary>Puts each value where its index, read backwards in binary, says.</summary>
    private static void Reorder(Span<Complex> values)
    {
        if (!BitOperations.IsPow2(values.Length))
            throw new ArgumentException($"{values.Length} is no power of two.", nameof(values));
        var mirrored = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var bit = values.Length / 2;
            for (; (mirrored & bit) != 0; bit /= 2)
                mirrored ^= bit;
            mirrored |= bit;
            if (i < mirrored)
                (values[i], values[mirrored]) = (values[mirrored], values[i]);
        }
    }

    private static void Combine(Span<Complex> values, int half)
    {
        var turns = new Complex[half];
        for (var i = 0; i < half; i++)
            turns[i] = Complex.FromPolarCoordinates(1, -Math.PI * i / half);
        for (var start = 0; start < values.Length; start += 2 * half)
        {
            for (var i = start; i < start + half; i++)
            {
                var turned = values[i + half] * turns[i - start];
                (values[i], values[i + half]) = (values[i] + turned, values[i] - turned);
            }
        }
    }
}
