using BenchmarkDotNet.Attributes;
using MiniBot.Audio;
using MiniBot.Audio.Resampling;

namespace MiniBot.Bench.Audio;

/// <summary>One frame from rate to rate, beside the pair that a recogniser needs most: 8 to 16 kHz.</summary>
public class ResamplerBench
{
    private readonly Stream _up = new(8000, 16000);
    private readonly Stream _down = new(16000, 8000);
    private readonly Stream _fromCd = new(22050, 8000);
    private readonly Stream _fromStudio = new(48000, 8000);

    [Benchmark(Baseline = true)]
    public ResampleCount From8To16() => _up.Frame();

    [Benchmark]
    public ResampleCount From16To8() => _down.Frame();

    [Benchmark]
    public ResampleCount From22To8() => _fromCd.Frame();

    [Benchmark]
    public ResampleCount From48To8() => _fromStudio.Frame();

    private sealed class Stream(int inputHz, int outputHz)
    {
        private readonly Resampler _resampler = new(inputHz, outputHz);
        private readonly short[] _input = Frames.Noise(AudioFrame.SamplesAt(inputHz));
        private readonly short[] _output = new short[AudioFrame.SamplesAt(outputHz)];

        public ResampleCount Frame() => _resampler.Process(_input, _output);
    }
}
