using MiniBot.Audio;
using MiniBot.Audio.Resampling;
using MiniBot.Calls.Machines;
using MiniBot.Calls.Timing;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Calls.Listening;

/// <summary>
/// The spoken ear of one call: frame → voice activity → turn → recogniser. The media thread pushes frames; a thread of the
/// <see cref="ListeningPool"/> does the work and reports what it hears.
/// </summary>
internal sealed class Ears : IDisposable
{
    private const int LineRateHz = 8000;
    private const int FrameLength = 160;
    private const int RingFrames = 256;

    /// <summary>What was said just before a start is detected belongs to the utterance: 300 ms are kept.</summary>
    private const int PreRollFrames = 15;

    /// <summary>Partial text is told every 200 ms, once two looks agree.</summary>
    private const int PartialFrames = 10;

    private readonly FrameRing _ring = new(FrameLength, RingFrames);
    private readonly short[] _frame = new short[FrameLength];
    private readonly short[] _preRoll = new short[PreRollFrames * FrameLength];
    private readonly IVoiceActivityDetector _voice;
    private readonly IRecognizerStream _recognizer;
    private readonly Resampler? _resampler;
    private readonly short[] _resampled;
    private readonly TurnDetector _turns;
    private readonly TurnOpinion _opinion;
    private readonly VoiceOnset _onset = new(new VoiceOnsetOptions());
    private readonly double _leastConfidence;
    private readonly IHearing _hearing;
    private readonly TimeProvider _time;
    private readonly MachineEar? _machines;
    private readonly Lock _listening = new();
    private int _preRollLength;
    private int _framesSincePartial;
    private string _partial = "";
    private string _toldPartial = "";
    private bool _isDeaf;
    private bool _disposed;

    private Ears(
        SpokenEars spoken,
        IVoiceActivityDetector voice,
        IRecognizerStream recognizer,
        IHearing hearing,
        Expectation expectation,
        TimeProvider time,
        MachineEar? machines
    )
    {
        var recognizerRateHz = spoken.Recognizer.SampleRateHz;
        _leastConfidence = spoken.LeastConfidence;
        _voice = voice;
        _recognizer = recognizer;
        _resampler = recognizerRateHz == LineRateHz ? null : new Resampler(LineRateHz, recognizerRateHz);
        _resampled = _resampler is null ? [] : new short[_resampler.MostProduced(FrameLength)];
        _turns = new TurnDetector(new TurnStartOptions(), spoken.EndOfTurn, expectation);
        _opinion = new TurnOpinion(spoken.OpenEndOfTurnModel?.Invoke());
        _hearing = hearing;
        _time = time;
        _machines = machines;
    }

    /// <summary>Frames lost because the listeners could not keep up.</summary>
    public long FramesDropped => _ring.Dropped;

    /// <summary>Opens the ears of one call.</summary>
    /// <param name="spoken">The engines that all calls share.</param>
    /// <param name="hearing">Who is told.</param>
    /// <param name="expectation">What the caller is expected to say; the call keeps it up to date.</param>
    /// <param name="time">The clock by which ends of utterances are told.</param>
    /// <param name="machines">Listens beside for who took the call; null for nobody.</param>
    public static Ears Open(
        SpokenEars spoken,
        IHearing hearing,
        Expectation expectation,
        TimeProvider time,
        MachineEar? machines = null
    )
    {
        var voice = spoken.OpenVoiceActivity();
        IRecognizerStream? recognizer = null;
        try
        {
            recognizer = spoken.Recognizer.OpenStream();
            return new Ears(spoken, voice, recognizer, hearing, expectation, time, machines);
        }
        catch
        {
            recognizer?.Dispose();
            voice.Dispose();
            throw;
        }
    }

    /// <summary>Media thread: one frame of the caller's audio; <paramref name="isEcho"/> when it is but our own voice coming back.</summary>
    public void Push(ReadOnlySpan<short> frame, bool isEcho = false) => _ring.Write(frame, isEcho);

    /// <summary>Listener thread: works off what has been pushed.</summary>
    public void Listen() => Listen(toTheEnd: false);

    /// <summary>The line is closed: works off the rest and ends the turn that is under way. Nothing is heard after it.</summary>
    public void Finish() => Listen(toTheEnd: true);

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_listening)
        {
            if (_disposed)
                return;
            _disposed = true;
            _isDeaf = true;
            _voice.Dispose();
            _recognizer.Dispose();
            _opinion.Dispose();
        }
    }

    /// <summary>An engine that throws ends this call's hearing, and not the thread that other calls listen on.</summary>
    private void Listen(bool toTheEnd)
    {
        lock (_listening)
        {
            if (_isDeaf)
                return;
            _isDeaf = toTheEnd;
            try
            {
                while (_ring.TryRead(_frame, out var isEcho))
                    Hear(_frame, isEcho);
                if (toTheEnd && _turns.Speaking)
                    End(_turns.Judge(null) with { Reason = EndOfTurnReason.LineClosed });
            }
            catch (Exception failure)
            {
                _isDeaf = true;
                _hearing.Failed($"the ears failed: {failure.GetType().Name}");
            }
        }
    }

    private void Hear(ReadOnlySpan<short> frame, bool isEcho)
    {
        var isSpeech = _voice.IsSpeech(frame) && !isEcho;
        _machines?.Hear(frame, isSpeech);
        TellOnset(_onset.Next(frame, isSpeech));
        if (_turns.Next(isSpeech, _voice.HangoverFrames))
        {
            Begin(frame);
        }
        else if (_turns.Speaking)
        {
            Accept(frame);
            LookAtPartial();
            if (_turns.Judge(_opinion.Finished) is { IsOver: true } verdict)
                End(verdict);
        }
        else
        {
            Remember(frame);
        }
    }

    private void Begin(ReadOnlySpan<short> frame)
    {
        _resampler?.Reset();
        _opinion.Begin();
        for (var start = 0; start < _preRollLength; start += FrameLength)
            Accept(_preRoll.AsSpan(start, FrameLength));
        _preRollLength = 0;
        Accept(frame);
        (_framesSincePartial, _partial, _toldPartial) = (0, "", "");
        _hearing.SpeechStarted();
    }

    private void End(EndOfTurnVerdict verdict)
    {
        _turns.End();
        var ended = _time.GetTimestamp();
        // What waits in the ring came in after the frame that was heard last.
        var quiet = verdict.Silence + (_ring.Waiting * AudioFrame.Duration);
        var text = _recognizer.Finish();
        _machines?.Understand(text.Text);
        _hearing.SpeechEnded(
            new HeardUtterance(
                text.Confidence < _leastConfidence ? RecognizedText.None : text,
                _onset.TakeVoiced(),
                verdict,
                new HeardMoments(ended - (long)(quiet.TotalSeconds * _time.TimestampFrequency), ended, _time.GetTimestamp())
            )
        );
    }

    private void TellOnset(VoiceOnsetEvent onset)
    {
        if (onset == VoiceOnsetEvent.Heard)
            _hearing.VoiceHeard();
        else if (onset == VoiceOnsetEvent.Lasts)
            _hearing.SpeechLasts();
        else if (onset == VoiceOnsetEvent.Lost)
            _hearing.VoiceLost();
    }

    private void LookAtPartial()
    {
        if (_turns.WantsWords)
        {
            var ending = Believed(_recognizer.Ending);
            _turns.Take(ending);
            if (_turns.IsSilent)
                _opinion.Ask(ending);
        }

        if (++_framesSincePartial >= PartialFrames)
            Tell(Believed(_recognizer.Partial));
    }

    private string Believed(RecognizedText text) => text.Confidence < _leastConfidence ? "" : text.Text;

    private void Tell(string text)
    {
        _framesSincePartial = 0;
        if (text.Length > 0 && text == _partial && text != _toldPartial)
        {
            _toldPartial = text;
            _machines?.Understand(text);
            _hearing.SpeechGoesOn(text);
        }

        _partial = text;
    }

    private void Accept(ReadOnlySpan<short> frame)
    {
        Recognize(frame);
        _opinion.Accept(frame, isVoiced: !_turns.IsSilent);
    }

    private void Recognize(ReadOnlySpan<short> frame)
    {
        if (_resampler is null)
            _recognizer.Accept(frame);
        else
            _recognizer.Accept(_resampled.AsSpan(0, _resampler.Process(frame, _resampled).Produced));
    }

    private void Remember(ReadOnlySpan<short> frame)
    {
        if (_preRollLength == _preRoll.Length)
        {
            _preRoll.AsSpan(FrameLength).CopyTo(_preRoll);
            _preRollLength -= FrameLength;
        }

        frame.CopyTo(_preRoll.AsSpan(_preRollLength));
        _preRollLength += FrameLength;
    }
}

/// <summary>Who is told what the ears hear. Called on a listener thread; must return at once.</summary>
internal interface IHearing
{
    /// <summary>Something sounds like a voice: sooner than a turn starts, and more often wrong.</summary>
    void VoiceHeard();

    /// <summary>That voice ended before it was told to last.</summary>
    void VoiceLost();

    /// <summary>That voice lasts, and is speech.</summary>
    void SpeechLasts();

    /// <summary>The caller's voice was detected: a turn starts.</summary>
    void SpeechStarted();

    /// <summary>What is understood of the utterance so far, once it has stayed the same for a moment. Not every engine tells.</summary>
    void SpeechGoesOn(string text);

    /// <summary>The caller finished an utterance; empty text when nothing was understood.</summary>
    void SpeechEnded(HeardUtterance utterance);

    /// <summary>Nothing more is heard on this call, because of <paramref name="cause"/> (English, no personal data).</summary>
    void Failed(string cause);
}
