using MiniBot.Audio.Levels;

namespace MiniBot.Audio.VoiceActivity;

/// <summary>
/// Tells speech from background by level alone, against a noise floor that it learns. It knows nothing of voices: a steady noise that
/// sets in counts as speech until the floor has risen to it, within 0.8 s. Takes 20 ms at 8 kHz; used by one thread at a time.
/// </summary>
/// <remarks>
/// Speech begins after two frames above the floor, so that a click is none, goes on while frames are a little above it, and ends up to
/// 200 ms after, so that a word does not fall apart at its stops; less after a shorter sound than 100 ms.
/// </remarks>
public sealed class EnergyVoiceDetector
{
    private const double OnsetAboveFloorDb = 10;
    private const double GoesOnAboveFloorDb = 7;
    private const double QuietestSpeechDbfs = -48;
    private const int OnsetFrames = 2;
    private const int LongestHangoverFrames = 10;

    private readonly NoiseFloor _floor = new();
    private int _loudFrames;
    private int _speechFrames;
    private int _hangover;

    /// <summary>The level of the background as learned so far, in dBFS: −65 to −25.</summary>
    public double NoiseFloorDbfs => _floor.LevelDbfs;

    /// <summary>How many frames of 20 ms the last speech had been over when it was said to be: 0 to 10.</summary>
    public int HangoverFrames { get; private set; }

    /// <summary>Feeds 20 ms at 8 kHz (160 samples) and says whether they belong to speech. Allocates nothing.</summary>
    public bool IsSpeech(ReadOnlySpan<short> frame)
    {
        var level = LevelWithoutOffset(frame);
        var above = _hangover > 0 ? GoesOnAboveFloorDb : OnsetAboveFloorDb;
        var loud = level > Math.Max(QuietestSpeechDbfs, NoiseFloorDbfs + above);
        _floor.Learn(level);
        _loudFrames = loud ? _loudFrames + 1 : 0;
        if (loud && (_hangover > 0 || _loudFrames >= OnsetFrames))
        {
            _speechFrames++;
            _hangover = HangoverFrames = Math.Min(2 * _speechFrames, LongestHangoverFrames);
        }
        else if (_hangover > 0 && --_hangover == 0)
        {
            _speechFrames = 0;
        }

        return _hangover > 0;
    }

    /// <summary>Forgets what was heard, for another call.</summary>
    public void Reset()
    {
        _floor.Reset();
        (_loudFrames, _speechFrames, _hangover, HangoverFrames) = (0, 0, 0, 0);
    }

    /// <summary>A line may carry a constant offset, which is no sound.</summary>
    private static double LevelWithoutOffset(ReadOnlySpan<short> frame)
    {
        if (frame.IsEmpty)
            return Decibels.Silence;
        long sum = 0;
        foreach (var sample in frame)
            sum += sample;
        var mean = (double)sum / frame.Length;
        return Decibels.FromMeanSquare(Math.Max(0, Level.MeanSquare(frame) - (mean * mean)));
    }
}
