using MiniBot.Speech.Recognition;

namespace MiniBot.Calls.Trials;

/// <summary>Understands the words of the scene, whatever it sounds like.</summary>
internal sealed class ScriptedRecognizer(string words) : IRecognizerStream
{
    public RecognizedText Partial => RecognizedText.None;

    public void Accept(ReadOnlySpan<short> samples) { }

    public RecognizedText Finish() => words.Length == 0 ? RecognizedText.None : new RecognizedText(words, 1);

    public void Dispose() { }
}
