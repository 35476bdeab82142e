using System.Diagnostics.CodeAnalysis;
using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Ambience;

/// <summary>
/// Background audio that goes round for ever without a gap, a click or a change of level at the seam. Built once, immutable,
/// shared by all calls; each call reads it through an <see cref="AmbiencePlayer"/> of its own.
/// </summary>
/// <remarks>
/// The end is folded over the beginning: <c>loop = fade-in(beginning) + fade-out(end), then the middle</c>. The last sample of the
/// middle is followed in the recording by the first of the end, with which the loop begins, so the seam itself is the recording.
/// </remarks>
public sealed class AmbienceLoop
{
    /// <summary>The shortest recording that is looped: below it, one would hear a pattern.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>One round of a background that the product makes.</summary>
    public static readonly TimeSpan SyntheticRound = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CrossFade = TimeSpan.FromSeconds(0.5);

    private readonly short[] _samples;

    private AmbienceLoop(short[] samples, int sampleRateHz)
    {
        _samples = samples;
        SampleRateHz = sampleRateHz;
    }

    /// <summary>Samples per second.</summary>
    public int SampleRateHz { get; }

    /// <summary>The time of one round.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)_samples.Length / SampleRateHz);

    internal ReadOnlySpan<short> Samples => _samples;

    /// <summary>
    /// Makes a loop of a recording at least a second long, half a second of which (a quarter, if it is short) is lost to the
    /// cross-fade. Says why if it cannot.
    /// </summary>
    public static bool TryCreate(
        PcmAudio audio,
        [NotNullWhen(true)] out AmbienceLoop? loop,
        [NotNullWhen(false)] out string? error
    )
    {
        if (audio.Duration < Shortest)
        {
            error =
                $"The ambience lasts {audio.Duration.TotalSeconds:0.###} s; give a recording of at least {Shortest.TotalSeconds:0} s.";
            loop = null;
            return false;
        }

        var fade = Math.Min((int)(CrossFade.TotalSeconds * audio.SampleRateHz), audio.Samples.Length / 4);
        loop = new(Fold(audio.Samples.Span, fade), audio.SampleRateHz);
        error = null;
        return true;
    }

    /// <summary>
    /// The loop of a place, 30 s long, at the level of prompts; the same on every machine.
    /// </summary>
    /// <param name="kind">The place.</param>
    /// <param name="sampleRateHz">8000 to 48000.</param>
    public static AmbienceLoop Synthesize(AmbienceKind kind, int sampleRateHz)
    {
        var audio = SyntheticAmbience.Render(kind, SyntheticRound + CrossFade, sampleRateHz, seed: 1);
        return new(Fold(audio.Samples.Span, (int)(CrossFade.TotalSeconds * sampleRateHz)), sampleRateHz);
    }

    /// <summary>The same loop, louder or softer.</summary>
    /// <param name="gainDb">−60 to 0 dB relative to this one: that of a loop at the level of prompts is relative to the voice.</param>
    public AmbienceLoop WithGain(double gainDb)
    {
        var samples = _samples.ToArray();
        Mixer.Apply(samples, Gain.FromDecibels(gainDb));
        return new(samples, SampleRateHz);
    }

    /// <summary>One round, as a copy.</summary>
    public PcmAudio ToAudio() => new(_samples.ToArray(), SampleRateHz);

    /// <summary>
    /// Begins at a place that the call's name decides: no two calls sound alike, and the same call replayed sounds the same.
    /// </summary>
    public AmbiencePlayer PlayFor(string callName)
    {
        // FNV-1a, spread: string hashes differ from run to run.
        var hash = 14695981039346656037;
        foreach (var character in callName)
            hash = (hash ^ character) * 1099511628211;
        return new(this, (int)(new NoiseSource(hash).NextShare() * _samples.Length));
    }

    /// <summary>
    /// Begins playing at <paramref name="offset"/> into the loop, so that no two calls sound alike. Any time from zero on: it wraps.
    /// </summary>
    public AmbiencePlayer Play(TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, TimeSpan.Zero);
        return new(this, (int)((long)(offset.TotalSeconds * SampleRateHz) % _samples.Length));
    }

    private static short[] Fold(ReadOnlySpan<short> audio, int fade)
    {
        var beginning = audio[..fade];
        var end = audio[^fade..];
        var likeness = Math.Max(0, Correlation(beginning, end));
        var folded = audio[..^fade].ToArray();
        for (var i = 0; i < fade; i++)
        {
            var (rising, falling) = Math.SinCos(Math.PI / 2 * i / fade);
            // Equal power for what differs, equal amplitude for what is alike, and the blend of both in between.
            var scale = 1 / Math.Sqrt(1 + (2 * likeness * rising * falling));
            folded[i] = Saturation.ToSample((float)(scale * ((rising * beginning[i]) + (falling * end[i]))));
        }

        return folded;
    }

    private static double Correlation(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        var (both, squareA, squareB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            both += (double)a[i] * b[i];
            squareA += (double)a[i] * a[i];
            squareB += (double)b[i] * b[i];
        }

        return squareA == 0 || squareB == 0 ? 0 : both / Math.Sqrt(squareA * squareB);
    }
}
