namespace MiniBot.Speech.Recognition;

/// <summary>A speech recogniser, shared by all calls; each call opens a stream. Thread-safe.</summary>
public interface IRecognizer : IDisposable
{
    /// <summary>Engine and model with their versions, for the journal: <c>pocketsphinx fr-ptm-8khz</c>.</summary>
    string Name { get; }

    /// <summary>The rate its streams take.</summary>
    int SampleRateHz { get; }

    /// <summary>Opens a stream for one call. The caller owns it.</summary>
    IRecognizerStream OpenStream();
}

/// <summary>One call's recognition: utterance by utterance. Used by one thread at a time; not by the media thread.</summary>
public interface IRecognizerStream : IDisposable
{
    /// <summary>Feeds the next samples of the utterance, 16-bit mono at the recogniser's rate.</summary>
    void Accept(ReadOnlySpan<short> samples);

    /// <summary>What is understood of the utterance so far; empty when nothing is.</summary>
    RecognizedText Partial { get; }

    /// <summary>
    /// The words so far as evidence of whether more is coming, hesitations included; none from an engine whose partial text
    /// is no such evidence.
    /// </summary>
    RecognizedText Ending => Partial;

    /// <summary>Ends the utterance and returns its text (empty when refused as garbage); the stream is ready for the next one.</summary>
    RecognizedText Finish();
}

/// <summary>A transcript of one utterance.</summary>
/// <param name="Text">Lower case, without punctuation; empty when nothing was understood.</param>
/// <param name="Confidence">0 to 1; 1 where the engine gives none.</param>
public readonly record struct RecognizedText(string Text, double Confidence)
{
    /// <summary>Nothing understood.</summary>
    public static RecognizedText None { get; } = new("", 0);

    /// <summary>True when nothing was understood.</summary>
    public bool IsEmpty => Text.Length == 0;
}
