using MiniBot.Audio;
using MiniBot.Audio.Codecs;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.Cli.Machines;

/// <summary>The sound of a called party's line, put together piece by piece at 8 kHz.</summary>
internal sealed class SceneAudio(Random random)
{
    private const int Rate = AudioFrame.TelephoneRateHz;
    private const double ToneDbfs = -18;

    private readonly List<short> _samples = [];

    public TimeSpan Length => TimeSpan.FromSeconds((double)_samples.Count / Rate);

    public SceneAudio Pause(double leastSeconds, double mostSeconds)
    {
        _samples.AddRange(new short[(int)(Between(leastSeconds, mostSeconds) * Rate)]);
        return this;
    }

    public SceneAudio Say(PcmAudio speech)
    {
        _samples.AddRange(speech.Samples.Span);
        return this;
    }

    public SceneAudio Tone(double frequencyHz, double seconds)
    {
        _samples.AddRange(
            ToneGenerator.Render(Audio.Tones.Tone.Sine(frequencyHz, ToneDbfs), TimeSpan.FromSeconds(seconds), Rate).Samples.Span
        );
        return this;
    }

    /// <summary>A voicemail's beep: any frequency and length that are in use.</summary>
    public SceneAudio Beep() => Tone(Between(420, 1950), Between(0.15, 0.9));

    public SceneAudio Click()
    {
        _samples.Add((short)random.Next(-9000, 9000));
        return this;
    }

    /// <summary>The line at last: level, background and A-law.</summary>
    /// <param name="isLive">True where a microphone is open all the time; a recording is silent around its speech.</param>
    public PcmAudio Line(bool isLive)
    {
        var gain = Decibels.ToAmplitude(Between(-6, 6));
        var noise = 32768 * Decibels.ToAmplitude(-20 - Between(16, 45)) * Math.Sqrt(3) * gain;
        var coloured = 0.0;
        var samples = new short[_samples.Count / AudioFrame.TelephoneSamples * AudioFrame.TelephoneSamples];
        for (var i = 0; i < samples.Length; i++)
        {
            coloured = (0.6 * coloured) + (0.8 * ((2 * random.NextDouble()) - 1));
            var background = isLive || _samples[i] != 0 ? coloured * noise : 0;
            samples[i] = (short)Math.Clamp((_samples[i] * gain) + background, short.MinValue, short.MaxValue);
        }

        var coded = new byte[samples.Length];
        G711.EncodeALaw(samples, coded);
        G711.DecodeALaw(coded, samples);
        return new PcmAudio(samples, Rate);
    }

    public double Between(double least, double most) => least + (random.NextDouble() * (most - least));
}
