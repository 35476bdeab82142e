using MiniBot.Audio.Resampling;
using MiniBot.Speech.Native;
using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.VoiceActivity;

/// <summary>
/// Voice activity by the Silero network. It takes 16 kHz, to which the frames of the line are brought here; its answer is some 40 ms late
/// (a window of 32 ms and the resampler). Rented from a <see cref="SileroVoiceActivityPool"/>, to which disposal gives it back.
/// </summary>
internal sealed class SileroVoiceActivityDetector : IVoiceActivityDetector
{
    private const int FrameSamples = 160;
    private const int ModelRateHz = 16000;

    /// <summary>What the detector keeps of past speech; this room uses its answers only, so as little as the library accepts.</summary>
    private const float BufferSeconds = 5;

    /// <summary>Silence that ends speech; with what the network itself holds on, its end is told some 400 ms late.</summary>
    private const float LeastSilenceSeconds = 0.2f;

    private readonly VadHandle _native;
    private readonly Action<SileroVoiceActivityDetector> _giveBack;
    private readonly Resampler _resampler = new(8000, ModelRateHz);
    private readonly short[] _wide = new short[1024];
    private readonly float[] _input = new float[1024];
    private bool _rented;

    private SileroVoiceActivityDetector(VadHandle native, Action<SileroVoiceActivityDetector> giveBack)
    {
        _native = native;
        _giveBack = giveBack;
    }

    /// <summary>Loads the network (some 40 ms), or gives null if the library refuses it. The model is expected to be verified.</summary>
    public static SileroVoiceActivityDetector? TryLoad(string modelFile, Action<SileroVoiceActivityDetector> giveBack)
    {
        using var strings = new NativeStrings();
        var config = new VadModelConfig
        {
            Silero = new()
            {
                Model = strings.Lend(modelFile),
                Threshold = 0.5f,
                LeastSilenceSeconds = LeastSilenceSeconds,
                LeastSpeechSeconds = 0.06f,
                WindowSamples = 512,
                MostSpeechSeconds = 60,
            },
            SampleRateHz = ModelRateHz,
            Threads = 1,
            Provider = strings.Lend("cpu"),
        };
        var native = SherpaNative.CreateVoiceActivityDetector(config, BufferSeconds);
        return native == 0 ? null : new(new VadHandle(native), giveBack);
    }

    /// <inheritdoc />
    public int HangoverFrames => 20;

    /// <inheritdoc />
    public bool IsSpeech(ReadOnlySpan<short> frame)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(frame.Length, FrameSamples);
        var count = _resampler.Process(frame, _wide).Produced;
        SampleConversion.ToFloat(_wide.AsSpan(0, count), _input);
        SherpaNative.AcceptWaveform(_native, _input.AsSpan(0, count), count);
        SherpaNative.ClearSegments(_native);
        return SherpaNative.Detected(_native) != 0;
    }

    /// <inheritdoc />
    public void Reset()
    {
        _resampler.Reset();
        SherpaNative.Reset(_native);
    }

    /// <summary>Goes back to the pool; a second time does nothing.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _rented, false))
            return;
        _giveBack(this);
    }

    /// <summary>Made ready for a call.</summary>
    public SileroVoiceActivityDetector Rent()
    {
        Reset();
        Volatile.Write(ref _rented, true);
        return this;
    }

    /// <summary>Ends the network itself.</summary>
    public void Unload() => _native.Dispose();
}
