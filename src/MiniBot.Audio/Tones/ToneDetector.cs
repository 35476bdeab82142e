namespace MiniBot.Audio.Tones;

/// <summary>
/// Recognises the signals of machines and networks in 8 kHz audio: beep, special information tone, fax, busy, congestion, ringback.
/// Frames of 20 ms go in, no clock is read, nothing is allocated. Voices, chords, melodies and DTMF are none of them: no
/// single steady tone, or one of several in a row. Used by one thread at a time.
/// </summary>
/// <remarks>
/// A tone may begin a cadence, so a beep is told only when it is certain to be none: 160 ms after its end, or, at 425 and 440 Hz,
/// once the pause is longer than a busy line's.
/// </remarks>
public sealed class ToneDetector
{
    private const int ShortestBeep = 120;
    private const int LongestBeep = 2500;
    private const int Near = 140;
    private const int BeepSettled = 8;
    private const int CadenceSettled = 35;
    private const int AnswerFrames = 25;
    private const int ThirdToneFrames = 7;

    private readonly ToneTracker _tracker = new();
    private ToneBurst _beforeLast;
    private ToneBurst _last;
    private long _frame;
    private bool _waits;
    private bool _currentIsTold;

    /// <summary>True while a steady tone is on: such a frame holds no voice.</summary>
    public bool IsTone => _tracker.IsOn;

    /// <summary>Takes the next 20 ms at 8 kHz (160 samples); gives the signal that is certain with them, if one is.</summary>
    public DetectedTone? Next(ReadOnlySpan<short> frame)
    {
        var ended = _tracker.Next(frame);
        _frame++;
        if (ended is { } burst)
            return End(burst);
        return _tracker.IsOn ? Hold(_tracker.Current) : Settle();
    }

    /// <summary>What needs no end to be certain.</summary>
    private DetectedTone? Hold(ToneBurst current)
    {
        if (_currentIsTold)
            return null;
        if (IsSpecialInformation(current) || (IsNear(current, 2100, 15) && current.Frames >= AnswerFrames))
        {
            _currentIsTold = true;
            _waits = false;
            return Tell(current.FrequencyHz > 2000 ? ToneKind.FaxAnswer : ToneKind.SpecialInformation, current);
        }

        return null;
    }

    private bool IsSpecialInformation(ToneBurst third) =>
        third.Frames >= ThirdToneFrames
        && IsNear(third, 1787, 40)
        && IsNear(_last, 1400, 45)
        && IsNear(_beforeLast, 950, 50)
        && Milliseconds(_last.End, third.Start) < Near
        && Milliseconds(_beforeLast.End, _last.Start) < Near
        && _last.Milliseconds is > 180 and < 480;

    private DetectedTone? End(ToneBurst burst)
    {
        (_beforeLast, _last) = (_last, burst);
        var isTold = _currentIsTold;
        _currentIsTold = false;
        _waits = false;
        if (isTold)
            return null;
        if (IsNear(burst, 1100, 38) && burst.Milliseconds is > 420 and < 620)
            return Tell(ToneKind.FaxCalling, burst);
        if (IsProgress(burst))
        {
            if (burst.Milliseconds is > 850 and < 1800)
                return Tell(ToneKind.Ringback, burst);
            if (IsCadence(_beforeLast, burst))
                return Tell(
                    burst.Milliseconds + Milliseconds(_beforeLast.End, burst.Start) > 750 ? ToneKind.Busy : ToneKind.Congestion,
                    burst
                );
        }

        _waits = burst.Milliseconds is >= ShortestBeep and <= LongestBeep && burst.FrequencyHz is > 390 and < 2010;
        return null;
    }

    /// <summary>A tone of its own, once no other has followed. One of a melody has neighbours of other frequencies.</summary>
    private DetectedTone? Settle()
    {
        if (!_waits || _frame - _last.End < (IsProgress(_last) ? CadenceSettled : BeepSettled))
            return null;
        _waits = false;
        return IsMelody ? null : Tell(ToneKind.Beep, _last);
    }

    private bool IsMelody =>
        _beforeLast.Frames > 0
        && Milliseconds(_beforeLast.End, _last.Start) < Near
        && Math.Abs(_beforeLast.FrequencyHz - _last.FrequencyHz) > 10;

    private static bool IsProgress(ToneBurst burst) => IsNear(burst, 432, 18);

    private static bool IsCadence(ToneBurst first, ToneBurst second)
    {
        var pause = Milliseconds(first.End, second.Start);
        return Math.Abs(first.FrequencyHz - second.FrequencyHz) < 10
            && Math.Abs(first.Milliseconds - second.Milliseconds) <= 60
            && second.Milliseconds is > 160 and < 700
            && Math.Abs(second.Milliseconds - pause) <= 120;
    }

    private static bool IsNear(ToneBurst burst, double frequencyHz, double toleranceHz) =>
        Math.Abs(burst.FrequencyHz - frequencyHz) <= toleranceHz;

    private static long Milliseconds(long from, long to) => (to - from) * 20;

    private static DetectedTone Tell(ToneKind kind, ToneBurst burst) => new(kind, burst.FrequencyHz, burst.Duration);
}
