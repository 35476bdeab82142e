using MiniBot.Audio;
using MiniBot.Audio.Codecs;
using MiniBot.Audio.Wave;

namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>What a called party says in a call, as one piece of audio at 8 kHz: phrases and pauses in order.</summary>
internal sealed class CalledPartyVoice
{
    private readonly List<short> _samples = [];

    public CalledPartyVoice Pause(TimeSpan length)
    {
        _samples.AddRange(new short[(int)(length.TotalSeconds * SharedSpeech.TelephoneRateHz)]);
        return this;
    }

    public async Task<CalledPartyVoice> SayAsync(string text)
    {
        _samples.AddRange(await SharedSpeech.SpeakAsync(text));
        return this;
    }

    /// <summary>For a softphone: WAV, 16 bit, mono.</summary>
    public void WriteWav(string path) => Wav.Write(path, new PcmAudio(_samples.ToArray(), SharedSpeech.TelephoneRateHz));

    /// <summary>For sipp: raw A-law.</summary>
    public void WriteALaw(string path)
    {
        var bytes = new byte[_samples.Count];
        G711.EncodeALaw([.. _samples], bytes);
        File.WriteAllBytes(path, bytes);
    }
}
