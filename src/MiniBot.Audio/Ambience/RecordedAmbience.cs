using System.Diagnostics.CodeAnalysis;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.Wave;

namespace MiniBot.Audio.Ambience;

/// <summary>Backgrounds that a scenario brings itself.</summary>
public static class RecordedAmbience
{
    /// <summary>What lies under a recording that falls silent, in dBFS at the level of prompts: a line that is up is never dead.</summary>
    private const double FloorDbfs = -45;

    private const double SilentDbfs = -70;

    /// <summary>
    /// Reads a WAV file and makes a loop of it at the level of prompts; says what is wrong with the file, and what would mend it.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="sampleRateHz">The rate wanted.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="error">Why there is none.</param>
    public static bool TryLoad(
        string path,
        int sampleRateHz,
        [NotNullWhen(true)] out AmbienceLoop? loop,
        [NotNullWhen(false)] out string? error
    )
    {
        loop = null;
        var reading = Wav.Read(path);
        if (reading is WavReading.Refused { Error: var refusal })
        {
            error = refusal;
            return false;
        }

        var audio = ((WavReading.Loaded)reading).File.ToMono();
        if (Loudness.ActiveLevelDbfs(audio) < SilentDbfs)
        {
            error = $"{path}: nothing is to be heard in it";
            return false;
        }

        if (
            AmbienceLoop.TryCreate(
                WithFloor(Loudness.LevelTo(Resampler.Convert(audio, sampleRateHz), peakDbfs: -6)),
                out loop,
                out error
            )
        )
            return true;
        error = $"{path}: {error}";
        return false;
    }

    private static PcmAudio WithFloor(PcmAudio audio)
    {
        var noise = new NoiseSource(1);
        var amplitude = Math.Sqrt(3) * Decibels.ToAmplitude(FloorDbfs) * short.MaxValue;
        var samples = audio.Samples.ToArray();
        foreach (ref var sample in samples.AsSpan())
            sample = Saturation.ToSample((float)(sample + (amplitude * noise.Next())));
        return audio with { Samples = samples };
    }
}
