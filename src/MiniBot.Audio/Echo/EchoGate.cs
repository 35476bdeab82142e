using System.Numerics;

namespace MiniBot.Audio.Echo;

/// <summary>
/// Tells the echo of our own voice from the voice of the person. In each of four bands, an echo is at most as loud as the loudest that
/// we sent within the last 400 ms, less what the way back costs; the gate learns that loss as it listens. What is louder is a person, also
/// while we speak. For one call; used by the media thread, allocates nothing.
/// </summary>
/// <remarks>
/// The loss begins at 10 dB, falls while nothing but less comes back, and is taken back when what comes back has for some time had the
/// very shape of what was sent, a telephone that was put on loudspeaker; but never below 10 dB.
/// </remarks>
public sealed class EchoGate
{
    private const int SlotsPerFrame = 2;
    private const int WindowSlots = 40;

    /// <summary>Power of −52 dBFS: softer than this is nobody.</summary>
    private const float SoftestVoice = 6800;

    /// <summary>Power of −45 dBFS: where we are softer, nothing can be learnt.</summary>
    private const float Instructive = 34000;

    private const float FirstCoupling = 0.1f;
    private const float LeastCoupling = 3.2e-5f;

    /// <summary>No telephone returns more than −10 dB: what is louder is somebody, though they speak in our very voice.</summary>
    private const float MostCoupling = FirstCoupling;

    /// <summary>5 dB above what the echo was ever expected to be.</summary>
    private const float Margin = 3.2f;

    /// <summary>Forgets 6 dB in a second of our speech.</summary>
    private static readonly float Forgetting = MathF.Pow(10, -0.6f / 100);

    private const float Alike = 0.85f;
    private const int AlikeFrames = 8;

    /// <summary>Two frames of a person make the next 100 ms theirs too: soft sounds between loud ones.</summary>
    private const int PersonFrames = 2;
    private const int HeldFrames = 5;

    /// <summary>Voice activity holds on for a while after an echo: for 300 ms after the last can have come back, it is still ours.</summary>
    private const int LongestTailFrames = 15;

    private readonly BandPowers _sentPowers;
    private readonly BandPowers _heardPowers;
    private readonly EchoCorrelation _correlation = new();
    private readonly Vector4[] _sent = new Vector4[WindowSlots];
    private Vector4 _coupling = new(FirstCoupling);
    private int _slot;
    private int _louderFrames;
    private int _held;
    private int _alikeFrames;
    private int _delay;
    private int _sinceWeSpoke = LongestTailFrames;

    /// <param name="sampleRateHz">The rate of both signals.</param>
    public EchoGate(int sampleRateHz)
    {
        _sentPowers = new BandPowers(sampleRateHz);
        _heardPowers = new BandPowers(sampleRateHz);
    }

    /// <summary>What the way back costs at least, in dB, as learnt so far: 10 to 45.</summary>
    public double EchoLossDb =>
        -10 * Math.Log10(Math.Max(Math.Max(_coupling.X, _coupling.Y), Math.Max(_coupling.Z, _coupling.W)));

    /// <summary>Takes one frame of 20 ms of both directions; true when what was heard is at most our own echo.</summary>
    /// <param name="heard">What came from the line.</param>
    /// <param name="spoken">What was sent in the same tick.</param>
    public bool IsEcho(ReadOnlySpan<short> heard, ReadOnlySpan<short> spoken)
    {
        var length = heard.Length / SlotsPerFrame;
        var isLouder = false;
        for (var slot = 0; slot < SlotsPerFrame; slot++)
            isLouder |= IsLouder(heard.Slice(slot * length, length), spoken.Slice(slot * length, length));
        _sinceWeSpoke = MostOf(Loudest()) > SoftestVoice ? 0 : _sinceWeSpoke + 1;
        if (_sinceWeSpoke > LongestTailFrames)
            return false;
        if (isLouder)
            LookForLikeness();
        _louderFrames = isLouder ? _louderFrames + 1 : 0;
        if (_louderFrames >= PersonFrames)
            _held = HeldFrames;
        else if (_held > 0)
            _held--;
        return !isLouder && _held == 0;
    }

    private bool IsLouder(ReadOnlySpan<short> heard, ReadOnlySpan<short> spoken)
    {
        var sentPower = _sentPowers.Next(spoken);
        var heardPower = _heardPowers.Next(heard);
        _correlation.Add(sentPower, heardPower);
        _sent[_slot] = sentPower;
        _slot = (_slot + 1) % WindowSlots;
        var loudest = Loudest();
        var limit = Vector4.Max(loudest * _coupling * Margin, new Vector4(SoftestVoice));
        var excess = heardPower - limit;
        var isLouder = MostOf(excess) > 0;
        if (!isLouder)
            Learn(heardPower, loudest);
        return isLouder;
    }

    /// <summary>What came back was within what was expected: by how much, is remembered.</summary>
    private void Learn(Vector4 heard, Vector4 loudest)
    {
        for (var band = 0; band < 4; band++)
        {
            if (loudest[band] < Instructive)
                continue;
            var seen = heard[band] / loudest[band];
            _coupling[band] = Math.Clamp(Math.Max(_coupling[band] * Forgetting, seen), LeastCoupling, MostCoupling);
        }
    }

    /// <summary>What is louder than expected, and has had our shape for long enough, is our echo all the same.</summary>
    private void LookForLikeness()
    {
        var (delay, likeness) = _correlation.Find();
        var isSame = likeness >= Alike && Math.Abs(delay - _delay) <= 1;
        _alikeFrames = isSame ? _alikeFrames + 1 : 0;
        _delay = delay;
        if (_alikeFrames < AlikeFrames)
            return;
        _coupling = Vector4.Min(_coupling * Margin, new Vector4(MostCoupling));
        _held = 0;
        _louderFrames = 0;
    }

    private Vector4 Loudest()
    {
        var loudest = Vector4.Zero;
        foreach (var power in _sent)
            loudest = Vector4.Max(loudest, power);
        return loudest;
    }

    private static float MostOf(Vector4 value) => Math.Max(Math.Max(value.X, value.Y), Math.Max(value.Z, value.W));
}
