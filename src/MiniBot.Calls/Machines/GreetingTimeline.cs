namespace MiniBot.Calls.Machines;

/// <summary>
/// Measures a greeting while it goes on, from one verdict and one level every 20 ms: bursts of voice, pauses, loudness. Pure: no
/// clock, and nothing is allocated per frame.
/// </summary>
public sealed class GreetingTimeline
{
    /// <summary>How many features there are.</summary>
    public const int FeatureCount = (int)GreetingFeature.LevelSpreadDb + 1;

    private const int FrameMs = 20;
    private const int ShortestBurst = 3;
    private const double PeakRiseDb = 3;

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
    private int _peaks;
    private double _valleyDbfs;
    private double _crestDbfs;
    private bool _rises;
    private double _levelSum;
    private double _levelSquares;

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
    /// <param name="levelDbfs">Their level in dBFS.</param>
    public void Next(bool isVoice, double levelDbfs)
    {
        _frames++;
        if (isVoice)
            Speak(levelDbfs);
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
        Set(GreetingFeature.SilenceMs, (IsVoice ? 0 : _silence) * FrameMs);
        Set(GreetingFeature.LongestPauseMs, _longestPause * FrameMs);
        Set(GreetingFeature.MeanPauseMs, _bursts < 2 ? 0 : (double)_pauses / (_bursts - 1) * FrameMs);
        Set(GreetingFeature.PeaksPerSecond, _voiced == 0 ? 0 : _peaks * (1000.0 / FrameMs) / _voiced);
        Set(GreetingFeature.LevelSpreadDb, Spread);
        return _features;
    }

    private double Spread
    {
        get
        {
            if (_voiced == 0)
                return 0;
            var mean = _levelSum / _voiced;
            return Math.Sqrt(Math.Max(0, (_levelSquares / _voiced) - (mean * mean)));
        }
    }

    // A click is no burst: three frames make one, and count from the first.
    private void Speak(double levelDbfs)
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
        _levelSum += gained * levelDbfs;
        _levelSquares += gained * levelDbfs * levelDbfs;
        FollowLoudness(levelDbfs);
    }

    private void Begin()
    {
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
        _rises = false;
    }

    private void FollowLoudness(double levelDbfs)
    {
        if (_rises)
        {
            _crestDbfs = Math.Max(_crestDbfs, levelDbfs);
            if (levelDbfs < _crestDbfs - PeakRiseDb)
                (_rises, _valleyDbfs) = (false, levelDbfs);
        }
        else
        {
            _valleyDbfs = Math.Min(_valleyDbfs, levelDbfs);
            if (levelDbfs > _valleyDbfs + PeakRiseDb)
            {
                (_rises, _crestDbfs) = (true, levelDbfs);
                _peaks++;
            }
        }
    }

    private void Set(GreetingFeature feature, double value) => _features[(int)feature] = value;
}
