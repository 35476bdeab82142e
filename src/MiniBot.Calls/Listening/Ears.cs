using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Calls.Listening;

/// <summary>
/// The spoken ear of one call: frame → voice activity → turn → recogniser. The media thread pushes frames; a thread of the
/// <see cref="ListeningPool"/> does the work and reports what it hears.
/// </summary>
internal sealed class Ears : IDisposable
{
    private const int FrameLength = 160;
    private const int RingFrames = 256;

    /// <summary>What was said just before a start is detected belongs to the utterance: 300 ms are kept.</summary>
    private const int PreRollFrames = 15;

    private readonly FrameRing _ring = new(FrameLength, RingFrames);
    private readonly short[] _frame = new short[FrameLength];
    private readonly short[] _preRoll = new short[PreRollFrames * FrameLength];
    private readonly IVoiceActivityDetector _voice;
    private readonly IRecognizerStream _recognizer;
    private readonly TurnDetector _turns;
    private readonly double _leastConfidence;
    private readonly IHearing _hearing;
    private readonly Lock _listening = new();
    private int _preRollLength;
    private bool _disposed;

    /// <summary>Takes ownership of the detector and the stream.</summary>
    public Ears(
        IVoiceActivityDetector voice,
        IRecognizerStream recognizer,
        TurnDetectorOptions turns,
        double leastConfidence,
        IHearing hearing
    )
    {
        _leastConfidence = leastConfidence;
        _voice = voice;
        _recognizer = recognizer;
        _turns = new TurnDetector(turns);
        _hearing = hearing;
    }

    /// <summary>Frames lost because the listeners could not keep up.</summary>
    public long FramesDropped => _ring.Dropped;

    /// <summary>Media thread: one frame of the caller's audio.</summary>
    public void Push(ReadOnlySpan<short> frame) => _ring.Write(frame);

    /// <summary>Listener thread: works off what has been pushed.</summary>
    public void Listen()
    {
        lock (_listening)
        {
            while (!_disposed && _ring.TryRead(_frame))
                Hear(_frame);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_listening)
        {
            if (_disposed)
                return;
            _disposed = true;
            _voice.Dispose();
            _recognizer.Dispose();
        }
    }

    private void Hear(ReadOnlySpan<short> frame)
    {
        switch (_turns.Next(_voice.IsSpeech(frame)))
        {
            case TurnEvent.Started:
                _recognizer.Accept(_preRoll.AsSpan(0, _preRollLength));
                _preRollLength = 0;
                _recognizer.Accept(frame);
                _hearing.SpeechStarted();
                break;
            case TurnEvent.Ended:
                _recognizer.Accept(frame);
                var text = _recognizer.Finish();
                _hearing.SpeechEnded(text.Confidence < _leastConfidence ? RecognizedText.None : text);
                break;
            case TurnEvent.None when _turns.Speaking:
                _recognizer.Accept(frame);
                break;
            default:
                Remember(frame);
                break;
        }
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

    /// <summary>The caller finished an utterance; empty text when nothing was understood.</summary>
    void SpeechEnded(RecognizedText text);
}
