using MiniBot.Audio;
using MiniBot.Speech.Recognition;

namespace MiniBot.Calls.Trials;

/// <summary>Understands the words of the scene, whatever it sounds like. One call's alone.</summary>
internal sealed class ScriptedRecognizer(string words) : IRecognizer, IRecognizerStream
{
    public string Name => "scripted";

    public int SampleRateHz => AudioFrame.TelephoneRateHz;

    public RecognizedText Partial => RecognizedText.None;

    public IRecognizerStream OpenStream() => this;

    public void Accept(ReadOnlySpan<short> samples) { }

    public RecognizedText Finish() => words.Length == 0 ? RecognizedText.None : new RecognizedText(words, 1);

    public void Dispose() { }
}
