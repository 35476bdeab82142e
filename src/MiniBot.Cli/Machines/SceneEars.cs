using MiniBot.Audio;
using MiniBot.Calls.Machines;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Cli.Machines;

/// <summary>Hears scenes as a call does: voice activity, recognition of what is voiced, and the detector.</summary>
internal static class SceneEars
{
    private const int FrameSamples = AudioFrame.TelephoneSamples;

    /// <summary>What is understood so far is looked at every 200 ms, and believed when two looks agree: as the ears of a call do.</summary>
    private const int PartialFrames = 10;

    /// <summary>Voice activity of every frame of 20 ms.</summary>
    public static bool[] Voice(PcmAudio audio, IVoiceActivityDetector detector)
    {
        detector.Reset();
        var voice = new bool[audio.Samples.Length / FrameSamples];
        for (var i = 0; i < voice.Length; i++)
            voice[i] = detector.IsSpeech(Frame(audio, i));
        return voice;
    }

    /// <summary>The 20 ms at an index.</summary>
    public static ReadOnlySpan<short> Frame(PcmAudio audio, int index) =>
        audio.Samples.Span.Slice(index * FrameSamples, FrameSamples);

    /// <summary>
    /// The texts of a scene by the frame at which a call would have them: partial ones, and whole ones after 600 ms of silence. Empty
    /// without a recogniser.
    /// </summary>
    public static IReadOnlyList<(int Frame, string Text)> Words(PcmAudio audio, bool[] voice, IRecognizer? recognizer)
    {
        var texts = new List<(int, string)>();
        if (recognizer is null)
            return texts;
        using var stream = recognizer.OpenStream();
        var (silent, speaks, since, last) = (0, false, 0, "");
        for (var i = 0; i < voice.Length; i++)
        {
            silent = voice[i] ? 0 : silent + 1;
            speaks |= voice[i];
            if (!speaks)
                continue;
            stream.Accept(Frame(audio, i));
            if (silent >= 30)
            {
                texts.Add((i, stream.Finish().Text));
                (speaks, since, last) = (false, 0, "");
            }
            else if (++since % PartialFrames == 0)
            {
                var partial = stream.Partial.Text;
                if (partial.Length > 0 && partial == last)
                    texts.Add((i, partial));
                last = partial;
            }
        }

        return texts;
    }

    /// <summary>Runs a detector over a scene; every verdict on the way, the last one counting.</summary>
    public static IReadOnlyList<MachineVerdict> Judge(
        PcmAudio audio,
        bool[] voice,
        IReadOnlyList<(int Frame, string Text)> words,
        MachineDetector detector
    )
    {
        var verdicts = new List<MachineVerdict>();
        var word = 0;
        for (var i = 0; i < voice.Length; i++)
        {
            if (detector.Next(Frame(audio, i), voice[i]) is { } heard)
                verdicts.Add(heard);
            for (; word < words.Count && words[word].Frame <= i; word++)
            {
                if (detector.Read(words[word].Text) is { } read)
                    verdicts.Add(read);
            }
        }

        return verdicts;
    }
}
