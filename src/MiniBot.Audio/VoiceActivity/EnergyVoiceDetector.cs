using MiniBot.Audio.Levels;

namespace MiniBot.Audio.VoiceActivity;

/// <summary>
/// Tells speech from background by level alone, against a noise floor that it learns. It knows nothing of voices: a steady loud noise
/// counts as speech until the floor has risen to it, within 2 s. Takes 20 ms at 8 kHz; used by one thread at a time.
/// </summary>
/// <remarks>
/// The floor is the softest frame of the last 2 s: speech always leaves a gap in that time, a steady noise does not.
/// Speech begins after two frames above the floor, so that a click is none, and ends after 200 ms below it, so that a word does not
/// fall apart at its stops.
/// </remarks>
public sealed class EnergyVoiceDetector
{
    private const double AboveFloorDb = 10;
    private const double QuietestSpeechDbfs = -48;
    private const double LowestFloorDbfs = -65;
    private const double HighestFloorDbfs = -25;
    private const int OnsetFrames = 2;
    private const int HangoverFrames = 10;
    private const int FramesInBlock = 10;
    private const int Blocks = 10;

    private readonly double[] _blockMinimaDbfs = new double[Blocks];
    private int _block;
    private int _framesInBlock;
    private double _minimumDbfs;
    private int _loudFrames;
    private int _hangover;

    /// <summary>A detector that has heard nothing yet.</summary>
    public EnergyVoiceDetector() => Reset();

    /// <summary>The level of the background as learned so far, in dBFS: −65 to −25.</summary>
    public double NoiseFloorDbfs { get; private set; }

    /// <summary>Feeds 20 ms at 8 kHz (160 samples) and says whether they belong to speech. Allocates nothing.</summary>
    public bool IsSpeech(ReadOnlySpan<short> frame)
    {
        var level = LevelWithoutOffset(frame);
        var loud = level > Math.Max(QuietestSpeechDbfs, NoiseFloorDbfs + AboveFloorDb);
        Learn(level);
        _loudFrames = loud ? _loudFrames + 1 : 0;
        if (_loudFrames >= OnsetFrames)
            _hangover = HangoverFrames;
        else if (_hangover > 0 && !loud)
            _hangover--;
        return _hangover > 0;
    }

    /// <summary>Forgets what was heard, for another call.</summary>
    public void Reset()
    {
        Array.Fill(_blockMinimaDbfs, LowestFloorDbfs);
        NoiseFloorDbfs = LowestFloorDbfs;
        _minimumDbfs = double.MaxValue;
        (_block, _framesInBlock, _loudFrames, _hangover) = (0, 0, 0, 0);
    }

    private void Learn(double levelDbfs)
    {
        _minimumDbfs = Math.Min(_minimumDbfs, levelDbfs);
        if (++_framesInBlock < FramesInBlock)
            return;
        _blockMinimaDbfs[_block] = _minimumDbfs;
        _block = (_block + 1) % Blocks;
        _framesInBlock = 0;
        _minimumDbfs = double.MaxValue;
        var lowest = double.MaxValue;
        foreach (var minimum in _blockMinimaDbfs)
            lowest = Math.Min(lowest, minimum);
        NoiseFloorDbfs = Math.Clamp(lowest, LowestFloorDbfs, HighestFloorDbfs);
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
