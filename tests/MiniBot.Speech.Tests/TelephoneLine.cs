using MiniBot.Audio;
using MiniBot.Audio.Codecs;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Tests;

/// <summary>What a telephone line makes of speech, and a listener at its end.</summary>
internal static class TelephoneLine
{
    private const int Pause = 2400;

    /// <summary>8 kHz, −20 dBFS, A-law and back, with 0.3 s of silence on either side.</summary>
    public static short[] Carry(PcmAudio audio)
    {
        var speech = Loudness.LevelTo(Resampler.Convert(audio, 8000)).Samples.Span;
        var padded = new short[speech.Length + 2 * Pause];
        speech.CopyTo(padded.AsSpan(Pause));
        var line = new byte[padded.Length];
        G711.EncodeALaw(padded, line);
        G711.DecodeALaw(line, padded);
        return padded;
    }

    /// <summary>Feeds an utterance in frames of 20 ms and finishes it.</summary>
    public static RecognizedText Hear(this IRecognizerStream stream, ReadOnlySpan<short> samples)
    {
        for (var start = 0; start < samples.Length; start += 160)
            stream.Accept(samples[start..Math.Min(start + 160, samples.Length)]);
        return stream.Finish();
    }
}
