using MiniBot.Audio;
using MiniBot.Speech.Recognition;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>Stands for a recogniser that understands every word, a moment after it was said. Used by one thread.</summary>
internal sealed class TimedWords : IRecognizer, IRecognizerStream
{
    /// <summary>So much later than it was said a word is understood.</summary>
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc />
    public string Name => "the known words";

    /// <inheritdoc />
    public int SampleRateHz => AudioFrame.TelephoneRateHz;

    /// <summary>The turn that is heard.</summary>
    public SpokenTurn? Turn { get; set; }

    /// <summary>How much of it has been heard.</summary>
    public TimeSpan Heard { get; set; }

    /// <inheritdoc />
    public RecognizedText Partial =>
        Turn is { } turn && turn.Words.Count(w => w.At + Latency <= Heard) is > 0 and var count
            ? new(string.Join(' ', turn.Words.Take(count).Select(w => w.Word)), 1)
            : RecognizedText.None;

    /// <inheritdoc />
    public IRecognizerStream OpenStream() => this;

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<short> samples) { }

    /// <inheritdoc />
    public RecognizedText Finish() => Partial;

    /// <summary>It owns nothing.</summary>
    public void Dispose() { }
}
