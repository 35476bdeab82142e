using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Pitch;

namespace MiniBot.Calls.Listening;

/// <summary>
/// Follows a voice from its first sound, quicker than a turn starts, and measures it closer than voice activity, which holds on for a
/// while after each sound. Pure: one answer per 20 ms frame at 8 kHz, no clock. Allocates nothing.
/// </summary>
internal sealed class VoiceOnset(VoiceOnsetOptions options)
{
    private readonly Periodicity _periodicity = new();
    private double _loudestDbfs = Decibels.Silence;
    private int _span;
    private int _sounding;
    private int _periodic;
    private int _gap;
    private int _carried;
    private int _voiced;
    private VoiceOnsetEvent _told;

    /// <summary>Takes the next frame with the verdict of voice activity.</summary>
    public VoiceOnsetEvent Next(ReadOnlySpan<short> frame, bool isSpeech)
    {
        var periodicity = _periodicity.Next(frame);
        if (!isSpeech || !IsLoud(frame))
            return FallSilent();
        _span += _span == 0 ? 1 : _gap + 1;
        _gap = 0;
        _sounding++;
        _periodic += periodicity >= options.VoicePeriodicity ? 1 : 0;
        return Tell();
    }

    /// <summary>For how long voices have sounded since this was last asked.</summary>
    public TimeSpan TakeVoiced()
    {
        var voiced = (_voiced + _span) * AudioFrame.Duration;
        _voiced = -_span;
        return voiced;
    }

    private VoiceOnsetEvent Tell()
    {
        var span = _carried + _span;
        var isSpeech = span >= options.LastingFrames && (_periodic >= options.PeriodicFrames || span >= options.LongFrames);
        var next = _told switch
        {
            VoiceOnsetEvent.None when _sounding >= options.HeardFrames => VoiceOnsetEvent.Heard,
            VoiceOnsetEvent.Heard when isSpeech => VoiceOnsetEvent.Lasts,
            _ => VoiceOnsetEvent.None,
        };
        _told = next == VoiceOnsetEvent.None ? _told : next;
        return next;
    }

    private VoiceOnsetEvent FallSilent()
    {
        _gap++;
        if (_gap == options.ForgottenFrames)
            (_carried, _periodic) = (0, 0);
        if (_span == 0 || _gap <= options.GapFrames)
            return VoiceOnsetEvent.None;
        var isLost = _told == VoiceOnsetEvent.Heard;
        _voiced += _span;
        _carried += _span;
        (_span, _sounding) = (0, 0);
        (_loudestDbfs, _told) = (Decibels.Silence, VoiceOnsetEvent.None);
        return isLost ? VoiceOnsetEvent.Lost : VoiceOnsetEvent.None;
    }

    private bool IsLoud(ReadOnlySpan<short> frame)
    {
        var level = Level.Measure(frame).RmsDbfs;
        _loudestDbfs = Math.Max(_loudestDbfs, level);
        return level >= Math.Max(options.QuietestDbfs, _loudestDbfs - options.AudibleDb);
    }
}

/// <summary>What a frame told of a voice.</summary>
internal enum VoiceOnsetEvent
{
    /// <summary>Nothing new.</summary>
    None,

    /// <summary>Something sounds like a voice.</summary>
    Heard,

    /// <summary>It lasts, and is speech.</summary>
    Lasts,

    /// <summary>It ended before it lasted.</summary>
    Lost,
}

/// <summary>How voices are told from noises, in frames of 20 ms.</summary>
internal sealed record VoiceOnsetOptions
{
    /// <summary>Frames of sound that may be a voice: 40 ms, so that a click is none.</summary>
    public int HeardFrames { get; init; } = 2;

    /// <summary>How long a voice lasts that wants to be heard: 180 ms.</summary>
    public int LastingFrames { get; init; } = 9;

    /// <summary>So much of it is periodic, as vowels are: 60 ms.</summary>
    public int PeriodicFrames { get; init; } = 3;

    /// <summary>What lasts this long is speech in any case, whispered or in noise: 500 ms.</summary>
    public int LongFrames { get; init; } = 25;

    /// <summary>Silence that ends a voice: more than 160 ms.</summary>
    public int GapFrames { get; init; } = 8;

    /// <summary>Silence after which a voice begins anew: 500 ms. Until then, "stop … ne m'appelez plus" is one.</summary>
    public int ForgottenFrames { get; init; } = 25;

    /// <summary>What is this much softer than the loudest frame of a voice, in dB, is its end.</summary>
    public double AudibleDb { get; init; } = 22;

    /// <summary>Below this level, in dBFS, nobody sounds.</summary>
    public double QuietestDbfs { get; init; } = -60;

    /// <summary>From this likeness to itself on, 0 to 1, a frame is periodic; see <see cref="Periodicity"/>.</summary>
    public double VoicePeriodicity { get; init; } = 0.6;
}
