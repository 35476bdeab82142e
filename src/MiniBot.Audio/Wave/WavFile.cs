using MiniBot.Audio.Resampling;

namespace MiniBot.Audio.Wave;

/// <summary>A WAV file as read: all channels, at the file's own rate.</summary>
/// <param name="Format">How the file holds its samples.</param>
/// <param name="Tags">What the file says about itself.</param>
/// <param name="Interleaved">16-bit samples, one of each channel after the other; a whole number of blocks.</param>
public sealed record WavFile(WavFormat Format, WavTags Tags, ReadOnlyMemory<short> Interleaved)
{
    private const int LowestRateHz = 8000;
    private const int HighestRateHz = 48000;

    /// <summary>The mean of all channels; a rate outside 8000 to 48000 Hz is brought to the nearer of the two.</summary>
    public PcmAudio ToMono() => Bounded(Format.Channels == 1 ? Interleaved : Fold(Interleaved.Span, Format.Channels));

    /// <summary>One channel alone, the first being 0; its rate bounded as in <see cref="ToMono"/>.</summary>
    public PcmAudio Channel(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Format.Channels);
        var samples = new short[Interleaved.Length / Format.Channels];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = Interleaved.Span[(i * Format.Channels) + channel];
        return Bounded(samples);
    }

    private static short[] Fold(ReadOnlySpan<short> interleaved, int channels)
    {
        var mono = new short[interleaved.Length / channels];
        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0;
            foreach (var sample in interleaved.Slice(i * channels, channels))
                sum += sample;
            mono[i] = (short)(sum / channels);
        }

        return mono;
    }

    private PcmAudio Bounded(ReadOnlyMemory<short> samples) =>
        Resampler.Convert(new(samples, Format.SampleRateHz), Math.Clamp(Format.SampleRateHz, LowestRateHz, HighestRateHz));
}
