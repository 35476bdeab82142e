namespace MiniBot.Audio.Tones;

/// <summary>
/// Follows single steady tones frame by frame: one that carries most of the power and keeps its frequency within ± 6 Hz for 60 ms is
/// on; it is over after 60 ms without it, or when another begins. Pure: no clock, frames of 20 ms.
/// </summary>
internal sealed class ToneTracker
{
    private const double LeastDbfs = -45;
    private const double LeastShare = 0.8;
    private const double SteadyHz = 6;
    private const int OnsetFrames = 3;
    private const int GapFrames = 2;

    private readonly ToneSpectrum _spectrum = new();
    private double _sumHz;
    private int _matching;
    private int _missing;
    private long _frame;
    private long _start;

    /// <summary>True while a steady tone is on.</summary>
    public bool IsOn => _matching >= OnsetFrames;

    /// <summary>The tone that is on.</summary>
    public ToneBurst Current => new(_sumHz / _matching, _start, (int)(_frame - _missing - _start));

    /// <summary>Takes 20 ms; gives the tone that ended with it, if one did.</summary>
    public ToneBurst? Next(ReadOnlySpan<short> frame)
    {
        var peak = _spectrum.Peak(frame, LeastDbfs);
        var isTone = peak.Share >= LeastShare;
        ToneBurst? ended = null;
        if (isTone && _matching > 0 && Math.Abs(peak.FrequencyHz - (_sumHz / _matching)) <= SteadyHz)
        {
            _sumHz += peak.FrequencyHz;
            _matching++;
            _missing = 0;
        }
        else if (_matching > 0 && (++_missing > GapFrames || (isTone && !IsOn)))
        {
            ended = Drop();
        }

        _frame++;
        if (_matching == 0 && isTone)
            (_sumHz, _matching, _start) = (peak.FrequencyHz, 1, _frame - 1);
        return ended;
    }

    private ToneBurst? Drop()
    {
        ToneBurst? ended = IsOn ? new(_sumHz / _matching, _start, (int)(_frame + 1 - _missing - _start)) : null;
        (_sumHz, _matching, _missing) = (0, 0, 0);
        return ended;
    }
}

/// <summary>One steady tone.</summary>
/// <param name="FrequencyHz">Its mean frequency in Hz.</param>
/// <param name="Start">The frame in which it began, from 0.</param>
/// <param name="Frames">How many frames of 20 ms it lasted, up to two more than it filled.</param>
internal readonly record struct ToneBurst(double FrequencyHz, long Start, int Frames)
{
    /// <summary>The frame after its last.</summary>
    public long End => Start + Frames;

    public int Milliseconds => Frames * 20;

    public TimeSpan Duration => Frames * AudioFrame.Duration;
}
