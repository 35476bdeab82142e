using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Tones;

/// <summary>Plays a tone frame after frame, its phase running on from one to the next. Used by one thread at a time.</summary>
public sealed class ToneGenerator
{
    private readonly double _amplitude;
    private readonly double _firstStep;
    private readonly double _secondStep;
    private double _firstPhase;
    private double _secondPhase;

    /// <summary>A generator of <paramref name="tone"/> at <paramref name="sampleRateHz"/>, beginning at phase zero.</summary>
    public ToneGenerator(Tone tone, int sampleRateHz)
    {
        _amplitude = Math.Sqrt(2) * Decibels.ToAmplitude(tone.LevelDbfs) * Decibels.FullScale;
        _firstStep = Math.Tau * tone.FirstHz / sampleRateHz;
        _secondStep = Math.Tau * tone.SecondHz / sampleRateHz;
    }

    /// <summary>A whole tone in memory.</summary>
    public static PcmAudio Render(Tone tone, TimeSpan duration, int sampleRateHz)
    {
        var samples = new short[(int)Math.Round(duration.TotalSeconds * sampleRateHz)];
        new ToneGenerator(tone, sampleRateHz).Fill(samples);
        return new(samples, sampleRateHz);
    }

    /// <summary>Writes the next samples. Allocates nothing.</summary>
    public void Fill(Span<short> samples)
    {
        foreach (ref var sample in samples)
        {
            sample = Saturation.ToSample((float)(_amplitude * (Math.Sin(_firstPhase) + Math.Sin(_secondPhase))));
            _firstPhase = (_firstPhase + _firstStep) % Math.Tau;
            _secondPhase = (_secondPhase + _secondStep) % Math.Tau;
        }
    }
}
