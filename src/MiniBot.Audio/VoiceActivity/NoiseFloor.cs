namespace MiniBot.Audio.VoiceActivity;

/// <summary>
/// Learns the level of a line's background from the levels of its frames, while people speak over it. Used by one thread at a time;
/// allocates nothing.
/// </summary>
/// <remarks>
/// The floor rises slowly, to the softest frame of the last 2 s, in which speech leaves a gap: a steady sound of 0.8 s (comfort noise,
/// hum, a fan) needs no longer than that. It falls fast, within 60 ms. Digital silence tells nothing of the line: a muted caller and the
/// gaps of discontinuous transmission leave the floor as it is. In the first second the floor stays at the lowest level unless the line is
/// steady.
/// </remarks>
internal sealed class NoiseFloor
{
    /// <summary>The lowest floor, in dBFS: where nothing has been heard yet, and the least that a line has.</summary>
    public const double LowestDbfs = -65;

    private const double HighestDbfs = -25;

    /// <summary>Softer than the smallest step of A-law: a digital zero, not a soft background.</summary>
    private const double DigitalSilenceDbfs = -80;

    /// <summary>Noise stays within this range; speech leaves it within half a second.</summary>
    private const double SteadyRangeDb = 6;

    private const int FramesInBlock = 10;
    private const int Blocks = 10;
    private const int SteadyBlocks = 4;
    private const int FallFrames = 3;

    private readonly Extent[] _blocks = new Extent[Blocks];
    private readonly double[] _recentDbfs = new double[FallFrames];
    private Extent _open;
    private int _frames;
    private int _finished;

    /// <summary>A floor that has heard nothing yet.</summary>
    public NoiseFloor() => Reset();

    /// <summary>What has been learned, in dBFS: −65 to −25.</summary>
    public double LevelDbfs { get; private set; }

    /// <summary>Takes the level of the next frame of 20 ms, in dBFS.</summary>
    public void Learn(double levelDbfs)
    {
        if (levelDbfs < DigitalSilenceDbfs)
            return;
        _recentDbfs[_frames % FallFrames] = levelDbfs;
        _open = _open.With(levelDbfs);
        _frames++;
        if (_frames >= FallFrames)
            LevelDbfs = Clamped(Math.Min(LevelDbfs, LoudestRecent()));
        if (_frames % FramesInBlock == 0)
            FinishBlock();
    }

    /// <summary>Forgets what was heard.</summary>
    public void Reset()
    {
        Array.Fill(_recentDbfs, LowestDbfs);
        LevelDbfs = LowestDbfs;
        (_open, _frames, _finished) = (Extent.None, 0, 0);
    }

    private void FinishBlock()
    {
        _blocks[_finished++ % Blocks] = _open;
        _open = Extent.None;
        var steady = LastBlocks(SteadyBlocks);
        if (_finished >= SteadyBlocks && steady.RangeDb <= SteadyRangeDb)
            LevelDbfs = Clamped(steady.SoftestDbfs);
        else if (_finished > SteadyBlocks)
            LevelDbfs = Clamped(LastBlocks(Math.Min(_finished, Blocks)).SoftestDbfs);
    }

    private Extent LastBlocks(int count)
    {
        var extent = Extent.None;
        for (var i = 1; i <= count; i++)
            extent = extent.With(_blocks[(_finished - i + Blocks) % Blocks]);
        return extent;
    }

    private double LoudestRecent()
    {
        var loudest = double.MinValue;
        foreach (var level in _recentDbfs)
            loudest = Math.Max(loudest, level);
        return loudest;
    }

    private static double Clamped(double levelDbfs) => Math.Clamp(levelDbfs, LowestDbfs, HighestDbfs);

    /// <summary>The softest and the loudest of some frames.</summary>
    private readonly record struct Extent(double SoftestDbfs, double LoudestDbfs)
    {
        public static Extent None { get; } = new(double.MaxValue, double.MinValue);

        public double RangeDb => LoudestDbfs - SoftestDbfs;

        public static Extent Of(double levelDbfs) => new(levelDbfs, levelDbfs);

        public Extent With(double levelDbfs) => With(Of(levelDbfs));

        public Extent With(Extent other) =>
            new(Math.Min(SoftestDbfs, other.SoftestDbfs), Math.Max(LoudestDbfs, other.LoudestDbfs));
    }
}
