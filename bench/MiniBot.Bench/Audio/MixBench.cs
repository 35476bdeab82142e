using BenchmarkDotNet.Attributes;
using MiniBot.Audio;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;
using MiniBot.Audio.VoiceActivity;

namespace MiniBot.Bench.Audio;

/// <summary>What one tick of a call does to a frame, beside a plain copy of it.</summary>
public class MixBench
{
    private static readonly Gain UnderTheVoice = Gain.FromDecibels(-8);

    private readonly short[] _voice = Frames.Noise(AudioFrame.TelephoneSamples);
    private readonly short[] _mix = new short[AudioFrame.TelephoneSamples];
    private readonly short[] _background = new short[AudioFrame.TelephoneSamples];
    private readonly EnergyVoiceDetector _ear = new();
    private readonly GainRamp _ramp = new(AudioFrame.TelephoneRateHz);
    private readonly AmbiencePlayer _ambience;

    public MixBench()
    {
        var office = SyntheticAmbience.Render(AmbienceKind.Office, TimeSpan.FromSeconds(10), AudioFrame.TelephoneRateHz, seed: 1);
        _ambience = AmbienceLoop.TryCreate(office, out var loop, out var error)
            ? loop.Play(TimeSpan.Zero)
            : throw new InvalidOperationException(error);
        _ramp.Set(new Gain(0.5f));
    }

    [Benchmark(Baseline = true)]
    public void Copy() => _voice.CopyTo(_mix, 0);

    [Benchmark]
    public void Add() => Mixer.Add(_mix, _voice);

    [Benchmark]
    public void Fade() => _ramp.Process(_mix);

    [Benchmark]
    public void ReadAmbience() => _ambience.Read(_background);

    [Benchmark]
    public void VoiceOverAmbience()
    {
        _voice.CopyTo(_mix, 0);
        _ambience.Read(_background);
        Mixer.Add(_mix, _background, UnderTheVoice);
    }

    [Benchmark]
    public Level MeasureLevel() => Level.Measure(_voice);

    [Benchmark]
    public bool DetectVoice() => _ear.IsSpeech(_voice);
}
