using MiniBot.Audio.Resampling;
using MiniBot.Calls.Machines;
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

    /// <summary>Partial text is looked at every 200 ms, and believed when two looks agree.</summary>
    private const int PartialFrames = 10;

    private readonly FrameRing _ring = new(FrameLength, RingFrames);
    private readonly short[] _frame = new short[FrameLength];
    private readonly short[] _preRoll = new short[PreRollFrames * FrameLength];
    private readonly IVoiceActivityDetector _voice;
    private readonly IRecognizerStream _recognizer;
    private readonly Resampler? _resampler;
    private readonly short[] _resampled;
    private readonly TurnDetector _turns;
    private readonly double _leastConfidence;
    private readonly IHearing _hearing;
    private readonly MachineEar? _machines;
    private readonly Lock _listening = new();
    private int _preRollLength;
    private int _framesSincePartial;
    private string _partial = "";
    private string _toldPartial = "";
    private bool _isDeaf;
    private bool _disposed;

    /// <summary>Takes ownership of the detector and the stream.</summary>
    /// <param name="voice">Tells speech from silence.</param>
    /// <param name="recognizer">Understands it.</param>
    /// <param name="recognizerRateHz">The rate that the recogniser takes.</param>
    /// <param name="turns">When a turn starts and ends.</param>
    /// <param name="leastConfidence">What is heard with less, 0 to 1, counts as not understood.</param>
    /// <param name="hearing">Who is told.</param>
    /// <param name="machines">Listens beside for who took the call; null for nobody.</param>
    public Ears(
        IVoiceActivityDetector voice,
        IRecognizerStream recognizer,
        int recognizerRateHz,
        TurnDetectorOptions turns,
        double leastConfidence,
        IHearing hearing,
        MachineEar? machines = null
    )
    {
        _machines = machines;
        _leastConfidence = leastConfidence;
        _voice = voice;
        _recognizer = recognizer;
        _resampler = recognizerRateHz == LineRateHz ? null : new Resampler(LineRateHz, recognizerRateHz);
        _resampled = _resampler is null ? [] : new short[_resampler.MostProduced(FrameLength)];
        _turns = new TurnDetector(turns);
        _hearing = hearing;
    }

    /// <summary>Frames lost because the listeners could not keep up.</summary>
    public long FramesDropped => _ring.Dropped;

    /// <summary>Opens the ears of one call.</summary>
    public static Ears Open(SpokenEars spoken, IHearing hearing, MachineEar? machines = null)
    {
        var voice = spoken.OpenVoiceActivity();
        try
        {
            var recognizer = spoken.Recognizer;
            return new Ears(
                voice,
                recognizer.OpenStream(),
                recognizer.SampleRateHz,
                new TurnDetectorOptions(),
                spoken.LeastConfidence,
                hearing,
                machines
            );
        }
        catch
        {
            voice.Dispose();
            throw;
        }
    }

    /// <summary>Media thread: one frame of the caller's audio.</summary>
    public void Push(ReadOnlySpan<short> frame) => _ring.Write(frame);

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
                while (_ring.TryRead(_frame))
                    Hear(_frame);
                if (toTheEnd && _turns.Speaking)
                    _hearing.SpeechEnded(_recognizer.Finish());
            }
            catch (Exception failure)
            {
                _isDeaf = true;
                _hearing.Failed($"the ears failed: {failure.GetType().Name}");
            }
        }
    }

    private void Hear(ReadOnlySpan<short> frame)
    {
        var isVoice = _voice.IsSpeech(frame);
        _machines?.Hear(frame, isVoice);
        switch (_turns.Next(isVoice))
        {
            case TurnEvent.Started:
                _resampler?.Reset();
                for (var start = 0; start < _preRollLength; start += FrameLength)
                    Recognize(_preRoll.AsSpan(start, FrameLength));
                _preRollLength = 0;
                Recognize(frame);
                (_framesSincePartial, _partial, _toldPartial) = (0, "", "");
                _hearing.SpeechStarted();
                break;
            case TurnEvent.Ended:
                Recognize(frame);
                var text = _recognizer.Finish();
                _machines?.Understand(text.Text);
                _hearing.SpeechEnded(text.Confidence < _leastConfidence ? RecognizedText.None : text);
                break;
            case TurnEvent.None when _turns.Speaking:
                Recognize(frame);
                LookAtPartial();
                break;
            default:
                Remember(frame);
                break;
        }
    }

    private void LookAtPartial()
    {
        if (++_framesSincePartial < PartialFrames)
            return;
        _framesSincePartial = 0;
        var partial = _recognizer.Partial;
        var text = partial.Confidence < _leastConfidence ? "" : partial.Text;
        if (text.Length > 0 && text == _partial && text != _toldPartial)
        {
            _toldPartial = text;
            _machines?.Understand(text);
            _hearing.SpeechGoesOn(text);
        }

        _partial = text;
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
    /// <summary>The caller's voice was detected.</summary>
    void SpeechStarted();

    /// <summary>What is understood of the utterance so far, once it has stayed the same for a moment. Not every engine tells.</summary>
    void SpeechGoesOn(string text);

    /// <summary>The caller finished an utterance; empty text when nothing was understood.</summary>
    void SpeechEnded(RecognizedText text);

    /// <summary>Nothing more is heard on this call, because of <paramref name="cause"/> (English, no personal data).</summary>
    void Failed(string cause);
}
