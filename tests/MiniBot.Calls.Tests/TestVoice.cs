using MiniBot.Audio;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Calls.Tests;

/// <summary>A voice that a correlation can tell apart: noise of its own for each text, 30 ms a character.</summary>
internal static class TestVoice
{
    public const int RateHz = 8000;

    private const int SamplesPerCharacter = 240;
    private const int Peak = 6000;

    public static short[] Samples(string text)
    {
        var random = new Random(text.Sum(character => character));
        var samples = new short[text.Length * SamplesPerCharacter];
        foreach (ref var sample in samples.AsSpan())
            sample = (short)(random.Next(2) == 0 ? -Peak : Peak);
        return samples;
    }

    public static ValueTask<SynthesisOutcome> SpeakAsync(string text, CancellationToken cancellationToken) =>
        new(new SynthesisOutcome.Spoken(new PcmAudio(Samples(text), RateHz)));
}
