using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Vosk;

/// <summary>One call's utterances, each with a connection of its own.</summary>
internal sealed class VoskStream(VoskOptions options, Action<long> lost) : IRecognizerStream
{
    private VoskUtterance? _utterance;

    /// <inheritdoc />
    public RecognizedText Partial => _utterance?.Partial ?? RecognizedText.None;

    /// <inheritdoc />
    /// <exception cref="IOException">The connection failed; the utterance is lost.</exception>
    public void Accept(ReadOnlySpan<short> samples)
    {
        if (!samples.IsEmpty)
            (_utterance ??= VoskUtterance.Begin(options)).Accept(samples);
    }

    /// <inheritdoc />
    /// <exception cref="IOException">The connection failed, or the server does not speak the protocol.</exception>
    /// <exception cref="TimeoutException">The server takes too long.</exception>
    public RecognizedText Finish()
    {
        try
        {
            return _utterance?.Finish() ?? RecognizedText.None;
        }
        finally
        {
            End();
        }
    }

    /// <inheritdoc />
    public void Dispose() => End();

    private void End()
    {
        if (_utterance is not { } utterance)
            return;
        _utterance = null;
        utterance.Dispose();
        lost(utterance.SamplesLost);
    }
}
