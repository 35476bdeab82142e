using MiniBot.Speech.Recognition;

namespace MiniBot.Testing.Speech;

/// <summary>Understands what the test says it does: each finished utterance yields the next scripted text, and nothing when the script is over.</summary>
public sealed class FakeRecognizer(params IReadOnlyList<string> script) : IRecognizer
{
    private int _next;

    /// <inheritdoc />
    public string Name => "fake 1";

    /// <inheritdoc />
    public int SampleRateHz => 8000;

    /// <inheritdoc />
    public IRecognizerStream OpenStream() => new FakeStream(this);

    /// <summary>It owns nothing.</summary>
    public void Dispose() { }

    private RecognizedText Peek() => _next < script.Count ? new(script[_next], 1) : RecognizedText.None;

    private sealed class FakeStream(FakeRecognizer owner) : IRecognizerStream
    {
        private bool _heard;

        public RecognizedText Partial => _heard ? owner.Peek() : RecognizedText.None;

        public void Accept(ReadOnlySpan<short> samples) => _heard |= !samples.IsEmpty;

        public RecognizedText Finish()
        {
            var text = Partial;
            if (_heard)
                owner._next++;
            _heard = false;
            return text;
        }

        public void Dispose() { }
    }
}
