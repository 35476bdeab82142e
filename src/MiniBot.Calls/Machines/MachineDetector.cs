using MiniBot.Audio;
using MiniBot.Audio.Tones;
using MiniBot.Conversation;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Calls.Machines;

/// <summary>
/// Tells, while the greeting still plays, whether a person or a machine has taken the call. Tones and words say it at once; until they do, the
/// timing of the voice does, looked at every 200 ms. Who is uncertain is a person. Pure: frames are its clock, and a frame
/// allocates nothing. Used by one thread at a time.
/// <code>
/// 20 ms ─┬→ tones ──── fax, special information, busy; a beep after a voice ─┐
///        └→ voice ───→ timeline → tree ─────────────────────────────────────┼→ verdict
/// text ───→ phrases ────────────────────────────────────────────────────────┘
/// </code>
/// </summary>
public sealed class MachineDetector
{
    private const int LookFrames = 10;
    private const double ToneConfidence = 0.98;
    private const double WordConfidence = 0.95;
    private const double Uncertain = 0.5;

    /// <summary>A beep after less voice than this, in frames (0.8 s), ends no greeting.</summary>
    private const int LeastGreetingFrames = 40;

    /// <summary>Voice activity that began with a tone holds on for 0.2 s after it: no voice until 0.3 s after one.</summary>
    private const int ToneTailFrames = 15;

    private readonly MachineDetectorOptions _options;
    private readonly GreetingTree _tree;
    private readonly MachinePhrases? _phrases;
    private readonly ToneDetector _tones = new();
    private readonly GreetingTimeline _timeline = new();
    private int _frames;
    private bool _isCertain;
    private MachineVerdict? _verdict;
    private bool _hasBeeped;
    private int _toneTail;

    /// <param name="options">How sure it has to be.</param>
    /// <param name="tree">Judges the timing.</param>
    /// <param name="phrases">What machines say in the language of the call; null for none.</param>
    public MachineDetector(MachineDetectorOptions options, GreetingTree tree, MachinePhrases? phrases)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tree);
        _options = options;
        _tree = tree;
        _phrases = phrases;
    }

    /// <summary>The verdict as of now; null while there is none.</summary>
    public MachineVerdict? Verdict => _verdict;

    /// <summary>By what a voicemail's greeting has ended; null while it goes on, and where there is no voicemail.</summary>
    public GreetingEnd? GreetingEnd =>
        _verdict is not { Party: CalledParty.Voicemail or CalledParty.NetworkVoicemail } ? null
        : _hasBeeped ? Machines.GreetingEnd.Beep
        : Since(_timeline.SilentFrames) >= _options.GreetingPause ? Machines.GreetingEnd.Silence
        : null;

    /// <summary>What the voice looks like so far.</summary>
    public GreetingTimeline Timeline => _timeline;

    /// <summary>Takes 20 ms of the called party at 8 kHz; gives a verdict when it is new or another.</summary>
    /// <param name="frame">160 samples.</param>
    /// <param name="isVoice">The verdict of the call's voice activity.</param>
    public MachineVerdict? Next(ReadOnlySpan<short> frame, bool isVoice)
    {
        _frames++;
        var tone = _tones.Next(frame);
        _toneTail = _tones.IsTone ? ToneTailFrames : Math.Max(0, _toneTail - 1);
        _timeline.Next(isVoice && _toneTail == 0);
        if (tone is { } heard)
            return Hear(heard);
        if (!_timeline.HasVoice)
            return _verdict is null && Since(_frames) >= _options.Silence
                ? Decide(CalledParty.Silence, ToneConfidence, "no voice")
                : null;
        return _frames % LookFrames == 0 && !_isCertain ? Look() : null;
    }

    /// <summary>Takes what is understood of an utterance, whole or so far; gives a verdict when it is new or another.</summary>
    public MachineVerdict? Read(string text)
    {
        if (_phrases?.Find(text) is not { } found)
            return null;
        // A text names the network or a menu better than the timing does; between two texts the first stands.
        return _isCertain ? null : DecideCertainly(found.Party, WordConfidence, found.Evidence);
    }

    private MachineVerdict? Hear(DetectedTone tone)
    {
        var hasGreeted = _timeline.VoicedFrames >= LeastGreetingFrames;
        _hasBeeped |= hasGreeted && tone.Kind is (ToneKind.Beep or ToneKind.FaxCalling);
        switch (tone.Kind)
        {
            case ToneKind.FaxAnswer:
                return DecideCertainly(CalledParty.Fax, ToneConfidence, "tone of 2100 Hz");
            case ToneKind.FaxCalling when !_timeline.HasVoice:
                return DecideCertainly(CalledParty.Fax, ToneConfidence, "tone of 1100 Hz");
            case ToneKind.SpecialInformation:
                return DecideCertainly(CalledParty.Announcement, ToneConfidence, "special information tone");
            case ToneKind.Busy:
                return DecideCertainly(CalledParty.Announcement, ToneConfidence, "busy tone");
            case ToneKind.Congestion:
                return DecideCertainly(CalledParty.Announcement, ToneConfidence, "congestion tone");
            case ToneKind.Beep or ToneKind.FaxCalling when hasGreeted && !_isCertain:
                return DecideCertainly(CalledParty.Voicemail, ToneConfidence, "beep after a voice");
            default:
                return null;
        }
    }

    private MachineVerdict? Look()
    {
        var since = Since(_timeline.FramesSinceVoice);
        if (since > _options.TimingLimit)
            return null;
        var leaf = _tree.Decide(_timeline.Features());
        if (leaf.Machine >= _options.MachineShare)
            return Decide(CalledParty.Voicemail, leaf.Machine, leaf.Path);
        if (_verdict is not (null or { Party: CalledParty.Silence }))
            return null;
        if (leaf.Machine <= _options.HumanShare)
            return Decide(CalledParty.Human, 1 - leaf.Machine, leaf.Path);
        return since >= _options.Latest ? Decide(CalledParty.Human, Uncertain, "uncertain") : null;
    }

    private MachineVerdict? DecideCertainly(CalledParty party, double confidence, string evidence)
    {
        _isCertain = true;
        return Decide(party, confidence, evidence);
    }

    private MachineVerdict? Decide(CalledParty party, double confidence, string evidence)
    {
        if (_verdict is { } before && before.Party == party)
            return null;
        return _verdict = new MachineVerdict(party, confidence, Since(_frames), Since(_timeline.FramesSinceVoice), evidence);
    }

    private static TimeSpan Since(int frames) => frames * AudioFrame.Duration;
}

/// <summary>By what a voicemail's greeting has ended.</summary>
public enum GreetingEnd
{
    /// <summary>By its beep.</summary>
    Beep,

    /// <summary>By a silence after which no beep is to be expected any more.</summary>
    Silence,
}
