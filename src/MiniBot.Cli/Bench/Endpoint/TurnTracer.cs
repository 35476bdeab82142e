using MiniBot.Audio;
using MiniBot.Calls;
using MiniBot.Calls.Listening;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>Lets the ears of a call hear a turn, with a patience that never ends it, and writes down what the engines tell.</summary>
internal sealed class TurnTracer(IRecognizer recognizer, Func<IVoiceActivityDetector> openVoiceActivity, ListeningPool pool)
{
    private static readonly EndOfTurnOptions Endless = EndOfTurnOptions.Fixed(TimeSpan.FromSeconds(10)) with
    {
        LongestTurn = TimeSpan.FromMinutes(1),
    };

    public TurnTrace Trace(SpokenTurn turn)
    {
        const int frame = AudioFrame.TelephoneSamples;
        var words = recognizer as TimedWords;
        words?.Turn = turn;
        var voice = new VoiceTap(openVoiceActivity());
        var text = new TextTap(recognizer);
        var spoken = new SpokenEars(text, () => voice, pool) { EndOfTurn = Endless };
        using var ears = Ears.Open(spoken, new Nobody(), new Expectation(), TimeProvider.System);
        var frames = new List<TracedFrame>();
        for (var start = 0; start + frame <= turn.Samples.Length; start += frame)
        {
            words?.Heard = TimeSpan.FromSeconds((double)(start + frame) / AudioFrame.TelephoneRateHz);
            ears.Push(turn.Samples.AsSpan(start, frame));
            ears.Listen();
            frames.Add(new(voice.Last, voice.HangoverFrames, text.Read(spoken.LeastConfidence)));
        }

        return new(turn, frames);
    }

    private sealed class VoiceTap(IVoiceActivityDetector voice) : IVoiceActivityDetector
    {
        public bool Last { get; private set; }

        public int HangoverFrames => voice.HangoverFrames;

        public bool IsSpeech(ReadOnlySpan<short> frame) => Last = voice.IsSpeech(frame);

        public void Reset() => voice.Reset();

        public void Dispose() => voice.Dispose();
    }

    /// <summary>Knows what is understood, whether the ears look or not.</summary>
    private sealed class TextTap(IRecognizer recognizer) : IRecognizer, IRecognizerStream
    {
        private readonly IRecognizerStream _stream = recognizer.OpenStream();
        private bool _hasHeard;

        public string Name => recognizer.Name;

        public int SampleRateHz => recognizer.SampleRateHz;

        public RecognizedText Partial => _stream.Partial;

        public RecognizedText Ending => _stream.Ending;

        public IRecognizerStream OpenStream() => this;

        public string Read(double leastConfidence) =>
            _hasHeard && _stream.Ending is var ending && ending.Confidence >= leastConfidence ? ending.Text : "";

        public void Accept(ReadOnlySpan<short> samples)
        {
            _hasHeard = true;
            _stream.Accept(samples);
        }

        public RecognizedText Finish()
        {
            _hasHeard = false;
            return _stream.Finish();
        }

        public void Dispose() => _stream.Dispose();
    }

    private sealed class Nobody : IHearing
    {
        public void VoiceHeard() { }

        public void VoiceLost() { }

        public void SpeechLasts() { }

        public void SpeechStarted() { }

        public void SpeechGoesOn(string text) { }

        public void SpeechEnded(HeardUtterance utterance) { }

        public void Failed(string cause) => throw new InvalidOperationException(cause);
    }
}
