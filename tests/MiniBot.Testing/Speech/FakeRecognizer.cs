using MiniBot.Speech.Recognition;

namespace MiniBot.Testing.Speech;

/// <summary>
/// Understands what the test says it does: each finished utterance yields the next scripted text, and nothing when the script is over.
/// Its time is that of the samples: a word is heard when the utterance has come to its end; words without times are heard at once.
/// </summary>
public sealed class FakeRecognizer(params IReadOnlyList<RecognizedText> script) : IRecognizer
{
    private int _next;

    /// <inheritdoc />
    public string Name { get; init; } = "fake 1";

    /// <inheritdoc />
    public int SampleRateHz { get; init; } = 8000;

    /// <summary>What it throws at every use while this is set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Streams opened and not disposed of.</summary>
    public int Open { get; private set; }

    /// <summary>Hotwords of the stream opened last.</summary>
    public IReadOnlyList<string> Hotwords { get; private set; } = [];

    /// <summary>How long the utterances were that were finished.</summary>
    public List<TimeSpan> Finished { get; } = [];

    /// <summary>A text whose words follow each other without a pause.</summary>
    public static RecognizedText Say(string text, TimeSpan wordLength) =>
        new(text, 1)
        {
            Words = [.. text.Split(' ').Select((word, i) => new RecognizedWord(word, i * wordLength, (i + 1) * wordLength, 1))],
        };

    /// <inheritdoc />
    public IRecognizerStream OpenStream() => OpenStream([]);

    /// <inheritdoc />
    public IRecognizerStream OpenStream(IReadOnlyList<string> hotwords)
    {
        Check();
        Open++;
        Hotwords = hotwords;
        return new FakeStream(this);
    }

    /// <summary>It owns nothing.</summary>
    public void Dispose() { }

    private void Check()
    {
        if (Fault is { } fault)
            throw fault;
    }

    private RecognizedText HeardBy(TimeSpan time)
    {
        if (_next >= script.Count || script[_next] is not { IsEmpty: false } text)
            return RecognizedText.None;
        if (text.Words.IsEmpty)
            return text;
        var words = text.Words.RemoveAll(word => word.End > time);
        return words.IsEmpty
            ? RecognizedText.None
            : new(string.Join(' ', words.Select(word => word.Text)), text.Confidence) { Words = words };
    }

    private sealed class FakeStream(FakeRecognizer owner) : IRecognizerStream
    {
        private long _samples;

        public RecognizedText Partial
        {
            get
            {
                owner.Check();
                return _samples == 0 ? RecognizedText.None : owner.HeardBy(Length);
            }
        }

        private TimeSpan Length => TimeSpan.FromSeconds((double)_samples / owner.SampleRateHz);

        public void Accept(ReadOnlySpan<short> samples)
        {
            owner.Check();
            _samples += samples.Length;
        }

        public RecognizedText Finish()
        {
            owner.Check();
            if (_samples == 0)
                return RecognizedText.None;
            var text = owner.HeardBy(TimeSpan.MaxValue);
            owner._next++;
            owner.Finished.Add(Length);
            _samples = 0;
            return text;
        }

        public void Dispose() => owner.Open--;
    }
}
