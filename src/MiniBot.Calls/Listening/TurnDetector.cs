using MiniBot.Audio;

namespace MiniBot.Calls.Listening;

/// <summary>
/// Follows the caller's turns: when one starts it tells from voice activity, when it ends <see cref="EndOfTurn"/> tells. Pure: one step
/// per 20 ms frame, no clock.
/// </summary>
internal sealed class TurnDetector(TurnStartOptions start, EndOfTurnOptions end, Expectation expectation)
{
    /// <summary>While voice is heard the words are looked at every 200 ms, in silence every 60 ms and at its beginning.</summary>
    private const int VoicedLookFrames = 10;

    private const int SilentLookFrames = 3;

    private readonly WordsSoFar _words = new(expectation);
    private int _voiced;
    private int _gap;
    private int _silence;
    private int _length;
    private int _framesSinceLook;
    private bool _isVoiced;

    /// <summary>True from the start of a turn until <see cref="End"/>.</summary>
    public bool Speaking { get; private set; }

    /// <summary>True when the frame that was taken last begins a silence, or lies in one.</summary>
    public bool IsSilent => !_isVoiced;

    /// <summary>The words taken last.</summary>
    public string Text => _words.Text;

    /// <summary>True when it is time to look at what is understood so far, and to <see cref="Take"/> it.</summary>
    public bool WantsWords => _framesSinceLook >= (_isVoiced ? VoicedLookFrames : SilentLookFrames);

    /// <summary>Takes the next frame's verdict; true when a turn starts with it.</summary>
    /// <param name="isSpeech">Whether the frame belongs to speech.</param>
    /// <param name="hangoverFrames">How late the detector tells the end of speech.</param>
    public bool Next(bool isSpeech, int hangoverFrames)
    {
        Count(isSpeech, hangoverFrames);
        if (Speaking)
        {
            _length++;
            _framesSinceLook++;
            _words.Pass();
            return false;
        }

        if (_gap > start.GapFrames)
            _voiced = 0;
        if (_voiced < start.VoicedFrames)
            return false;
        Speaking = true;
        (_length, _framesSinceLook) = (_voiced, 0);
        _words.Clear();
        return true;
    }

    /// <summary>Takes what is understood of the turn so far.</summary>
    public void Take(string text)
    {
        _framesSinceLook = 0;
        _words.Take(text);
    }

    /// <summary>Judges the turn after the last frame.</summary>
    /// <param name="finished">A model's probability that it is over; null without one.</param>
    public EndOfTurnVerdict Judge(double? finished) =>
        EndOfTurn.Judge(
            new TurnSoFar(
                _isVoiced,
                _length * AudioFrame.Duration,
                _silence * AudioFrame.Duration,
                _words.Completeness,
                _words.Unchanged,
                finished
            ),
            end
        );

    /// <summary>The turn is over.</summary>
    public void End()
    {
        Speaking = false;
        _voiced = 0;
    }

    private void Count(bool isSpeech, int hangoverFrames)
    {
        if (isSpeech)
        {
            _voiced++;
            (_gap, _silence) = (0, 0);
        }
        else
        {
            _gap++;
            _silence = _isVoiced ? Math.Max(1, hangoverFrames) : _silence + 1;
            if (_isVoiced)
                _framesSinceLook = SilentLookFrames;
        }

        _isVoiced = isSpeech;
    }
}

/// <summary>What makes a start, in frames of 20 ms.</summary>
internal sealed record TurnStartOptions
{
    /// <summary>Voiced frames that make a start: 100 ms, so that a click or a breath does not.</summary>
    public int VoicedFrames { get; init; } = 5;

    /// <summary>Unvoiced frames tolerated inside those: 60 ms.</summary>
    public int GapFrames { get; init; } = 3;
}
