namespace MiniBot.Calls.Machines;

/// <summary>
/// Measures a greeting while it goes on, from one verdict every 20 ms: bursts of voice and pauses. Pure: no clock, and
/// nothing is allocated per frame.
/// </summary>
public sealed class GreetingTimeline
{
    /// <summary>How many features there are.</summary>
    public const int FeatureCount = (int)GreetingFeature.MeanPauseMs + 1;

    private const int FrameMs = 20;
    private const int ShortestBurst = 6;

    private readonly double[] _features = new double[FeatureCount];
    private int _frames;
    private int _firstVoice = -1;
    private int _burst;
    private int _silence;
    private int _voiced;
    private int _bursts;
    private int _first;
    private int _firstPause;
    private int _longest;
    private int _last;
    private int _longestPause;
    private int _pauses;

    /// <summary>True once a voice was heard.</summary>
    public bool HasVoice => _firstVoice >= 0;

    /// <summary>True while a voice is heard.</summary>
    public bool IsVoice => _burst >= ShortestBurst;

    /// <summary>Frames of 20 ms since the first voice; 0 before it.</summary>
    public int FramesSinceVoice => HasVoice ? _frames - _firstVoice : 0;

    /// <summary>Frames of 20 ms without voice, since the last or from the start.</summary>
    public int SilentFrames => HasVoice ? _silence : _frames;

    /// <summary>Frames of 20 ms with voice.</summary>
    public int VoicedFrames => _voiced;

    /// <summary>Takes 20 ms.</summary>
    /// <param name="isVoice">Whether they hold a voice.</param>
    public void Next(bool isVoice)
    {
        _frames++;
        if (isVoice)
            Speak();
        else
            Pause();
    }

    /// <summary>The features as of now, by <see cref="GreetingFeature"/>; the array is the timeline's own and written anew each time.</summary>
    public ReadOnlySpan<double> Features()
    {
        var since = FramesSinceVoice;
        Set(GreetingFeature.InitialSilenceMs, Math.Max(0, _firstVoice) * FrameMs);
        Set(GreetingFeature.SinceFirstVoiceMs, since * FrameMs);
        Set(GreetingFeature.FirstBurstMs, _first * FrameMs);
        Set(GreetingFeature.FirstPauseMs, (_bursts == 1 && !IsVoice ? _silence : _firstPause) * FrameMs);
        Set(GreetingFeature.LastBurstMs, _last * FrameMs);
        Set(GreetingFeature.LongestBurstMs, _longest * FrameMs);
        Set(GreetingFeature.MeanBurstMs, _bursts == 0 ? 0 : (double)_voiced / _bursts * FrameMs);
        Set(GreetingFeature.Bursts, _bursts);
        Set(GreetingFeature.VoicedMs, _voiced * FrameMs);
        Set(GreetingFeature.VoicedShare, since == 0 ? 0 : Math.Min(1, (double)_voiced / since));
        Set(GreetingFeature.SilenceMs, (HasVoice && !IsVoice ? _silence : 0) * FrameMs);
        Set(GreetingFeature.LongestPauseMs, _longestPause * FrameMs);
        Set(GreetingFeature.MeanPauseMs, _bursts < 2 ? 0 : (double)_pauses / (_bursts - 1) * FrameMs);
        return _features;
    }

    // A click is no burst, nor the first frames of a tone: 120 ms make one, and count from the first.
    private void Speak()
    {
        _burst++;
        if (_burst < ShortestBurst)
            return;
        var gained = _burst == ShortestBurst ? ShortestBurst : 1;
        if (gained > 1)
            Begin();
        _silence = 0;
        _voiced += gained;
        _last = _burst;
        _longest = Math.Max(_longest, _burst);
        if (_bursts == 1)
            _first = _burst;
    }

    private void Begin()
    {
        // The first 100 ms of a pause belong to the rhythm of speech.
        var pause = Math.Max(0, _silence - (ShortestBurst - 1));
        _bursts++;
        if (_bursts == 1)
            _firstVoice = Math.Max(0, _frames - ShortestBurst);
        else
        {
            if (_bursts == 2)
                _firstPause = pause;
            _longestPause = Math.Max(_longestPause, pause);
            _pauses += pause;
        }
    }

    private void Pause()
    {
        // What was too short for a burst belongs to the silence around it.
        if (_burst < ShortestBurst)
            _silence += _burst;
        _burst = 0;
        _silence++;
    }

    private void Set(GreetingFeature feature, double value) => _features[(int)feature] = value;
}
