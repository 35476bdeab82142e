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

    /// <summary>
    /// Opens a stream that expects some words or phrases more than others: names, products. An engine that cannot expect anything
    /// opens a stream as ever.
    /// </summary>
    IRecognizerStream OpenStream(IReadOnlyList<string> hotwords) => OpenStream();
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
