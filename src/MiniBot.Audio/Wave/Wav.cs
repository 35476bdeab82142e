using System.Diagnostics.CodeAnalysis;

namespace MiniBot.Audio.Wave;

/// <summary>Reads and writes WAV files (RIFF WAVE).</summary>
public static class Wav
{
    /// <summary>The largest file read, in bytes: 256 MiB, some four hours and a half of telephone audio.</summary>
    public const long LargestFileBytes = 256L << 20;

    /// <summary>
    /// Reads a file's bytes as mono audio: any supported encoding, stereo folded. Never throws on what the bytes hold; says what is
    /// wrong and where.
    /// </summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out PcmAudio? audio,
        [NotNullWhen(false)] out string? error
    )
    {
        audio = WavParser.TryRead(bytes, out var file, out error) ? file.ToMono() : null;
        return audio is not null;
    }

    /// <summary>Reads a file's bytes with all channels and tags. Never throws on what the bytes hold.</summary>
    public static bool TryReadFile(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out WavFile? file,
        [NotNullWhen(false)] out string? error
    ) => WavParser.TryRead(bytes, out file, out error);

    /// <summary>Reads a file from disk; a file that is missing, unreadable, too large or broken gives <see cref="WavReading.Refused"/>.</summary>
    public static WavReading Read(string path)
    {
        try
        {
            var bytes = new FileInfo(path).Length;
            if (bytes > LargestFileBytes)
                return new WavReading.Refused(
                    $"{path}: {bytes >> 20} MiB is more than the {LargestFileBytes >> 20} MiB that are read; cut the file."
                );
            return WavParser.TryRead(File.ReadAllBytes(path), out var file, out var error)
                ? new WavReading.Loaded(file)
                : new WavReading.Refused($"{path}: {error}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new WavReading.Refused($"{path}: {unreadable.Message}");
        }
    }

    /// <summary>Writes 16-bit mono audio, replacing the file. Throws <see cref="IOException"/> if the disk refuses.</summary>
    public static void Write(string path, PcmAudio audio, WavTags? tags = null)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        Write(stream, audio, tags);
    }

    /// <summary>Writes 16-bit mono audio to a seekable stream, which stays open.</summary>
    public static void Write(Stream stream, PcmAudio audio, WavTags? tags = null)
    {
        using var writer = new WavWriter(stream, channels: 1, audio.SampleRateHz, tags ?? WavTags.None, leaveOpen: true);
        writer.Write(audio.Samples.Span);
    }
}
