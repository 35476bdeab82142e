using MiniBot.Calls.Listening;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Calls.Tests.Listening;

/// <summary>Ears whose engines are simple: every sample but silence is speech, and each utterance is understood as told.</summary>
internal sealed class FakeEars : IDisposable, IRecognizer
{
    /// <summary>A sample that counts as speech.</summary>
    public const short Loud = 5000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _framesHeard = new(0);
    private readonly string _understood;

    public FakeEars(string understood)
    {
        _understood = understood;
        Spoken = new SpokenEars(this, () => new Voice(this), new ListeningPool(1));
    }

    public SpokenEars Spoken { get; }

    /// <summary>True when the recogniser throws at what it is given.</summary>
    public bool BreaksDown { get; init; }

    /// <summary>The samples of each utterance that was ended.</summary>
    public List<short[]> Utterances { get; } = [];

    /// <summary>What the recogniser makes of utterances that go on, look by look; then nothing.</summary>
    public Queue<RecognizedText> Partials { get; } = new();

    /// <summary>What the recogniser makes of the end of utterances that go on.</summary>
    public RecognizedText Ending { get; set; } = RecognizedText.None;

    public void Say(params ReadOnlySpan<string> partials)
    {
        foreach (var text in partials)
            Partials.Enqueue(new RecognizedText(text, 1));
    }

    /// <summary>Engines that are in use.</summary>
    public int Open { get; private set; }

    public string Name => "fake";

    public int SampleRateHz { get; init; } = 8000;

    public IRecognizerStream OpenStream() => new Stream(this);

    /// <summary>Waits until the next frame has been listened to; virtual time would outrun the listening thread.</summary>
    public void AwaitFrame() => _framesHeard.Wait(Patience).ShouldBeTrue();

    public void Dispose()
    {
        Spoken.Pool.Dispose();
        _framesHeard.Dispose();
    }

    private void BreakDown()
    {
        _framesHeard.Release(short.MaxValue);
        throw new InvalidOperationException("The engine broke.");
    }

    private sealed class Voice : IVoiceActivityDetector
    {
        private readonly FakeEars _ears;

        public Voice(FakeEars ears)
        {
            _ears = ears;
            ears.Open++;
        }

        public bool IsSpeech(ReadOnlySpan<short> frame)
        {
            _ears._framesHeard.Release();
            return frame[0] != 0;
        }

        public void Reset() { }

        public void Dispose() => _ears.Open--;
    }

    private sealed class Stream : IRecognizerStream
    {
        private readonly FakeEars _ears;
        private readonly List<short> _heard = [];

        public Stream(FakeEars ears)
        {
            _ears = ears;
            ears.Open++;
        }

        public RecognizedText Partial => _ears.Partials.TryDequeue(out var partial) ? partial : RecognizedText.None;

        public RecognizedText Ending => _ears.Ending;

        public void Accept(ReadOnlySpan<short> samples)
        {
            if (_ears.BreaksDown)
                _ears.BreakDown();
            _heard.AddRange(samples);
        }

        public RecognizedText Finish()
        {
            _ears.Utterances.Add([.. _heard]);
            _heard.Clear();
            return _ears._understood.Length == 0 ? RecognizedText.None : new RecognizedText(_ears._understood, 1);
        }

        public void Dispose() => _ears.Open--;
    }
}

/// <summary>Writes down what ears report.</summary>
internal sealed class HearingLog : IHearing
{
    public List<string> Told { get; } = [];

    public void SpeechStarted() => Told.Add("started");

    public void SpeechGoesOn(string text) => Told.Add($"so far '{text}'");

    /// <summary>What is told of voices before turns: <c>voice</c>, <c>lasts</c>, <c>lost</c>.</summary>
    public List<string> Voices { get; } = [];

    /// <summary>How long the voice of the last turn sounded.</summary>
    public TimeSpan Voiced { get; private set; }

    public void VoiceHeard() => Voices.Add("voice");

    public void VoiceLost() => Voices.Add("lost");

    public void SpeechLasts() => Voices.Add("lasts");

    /// <summary>Why and after which silence each utterance ended.</summary>
    public List<EndOfTurnVerdict> Ends { get; } = [];

    public void SpeechEnded(HeardUtterance utterance)
    {
        Voiced = utterance.Voiced;
        Ends.Add(utterance.End);
        Told.Add($"ended '{utterance.Text.Text}'");
    }

    public void Failed(string cause) => Told.Add($"failed: {cause}");
}
