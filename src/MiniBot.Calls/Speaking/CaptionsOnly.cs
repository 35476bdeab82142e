using MiniBot.Audio;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Calls.Speaking;

/// <summary>
/// The voice of an agent that has none: silence for as long as its captions take to read. For legs with real-time text, on a
/// machine without a speech synthesiser.
/// </summary>
public static class CaptionsOnly
{
    /// <summary>What journals call it.</summary>
    public const string EngineId = "captions-only";

    private const int SampleRateHz = 8000;

    /// <summary>A practised reader's pace, some 20 characters a second.</summary>
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(50);

    /// <summary>The silence for a text.</summary>
    public static ValueTask<SynthesisOutcome> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        var samples = (int)((PerCharacter * text.Length).TotalSeconds * SampleRateHz);
        return new(new SynthesisOutcome.Spoken(new PcmAudio(new short[samples], SampleRateHz)));
    }
}
