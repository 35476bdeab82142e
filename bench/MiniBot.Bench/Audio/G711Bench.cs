using BenchmarkDotNet.Attributes;
using MiniBot.Audio;
using MiniBot.Audio.Codecs;

namespace MiniBot.Bench.Audio;

/// <summary>One frame of G.711, beside a plain copy of it.</summary>
public class G711Bench
{
    private readonly short[] _linear = Frames.Noise(AudioFrame.TelephoneSamples);
    private readonly short[] _copy = new short[AudioFrame.TelephoneSamples];
    private readonly byte[] _coded = new byte[AudioFrame.TelephoneSamples];

    [Benchmark(Baseline = true)]
    public void Copy() => _linear.CopyTo(_copy, 0);

    [Benchmark]
    public void EncodeALaw() => G711.EncodeALaw(_linear, _coded);

    [Benchmark]
    public void DecodeALaw() => G711.DecodeALaw(_coded, _copy);

    [Benchmark]
    public void EncodeMuLaw() => G711.EncodeMuLaw(_linear, _coded);

    [Benchmark]
    public void DecodeMuLaw() => G711.DecodeMuLaw(_coded, _copy);
}
