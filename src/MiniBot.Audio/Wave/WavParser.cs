using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace MiniBot.Audio.Wave;

/// <summary>
/// Reads the bytes of a RIFF WAVE file: chunks in any order, padding present or forgotten, sizes unset by programs that wrote to a pipe.
/// </summary>
internal static class WavParser
{
    private const int RiffHeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;
    private const int MostChunks = 1000;

    /// <summary>Sizes from here on (2 GiB less 64 KiB) are placeholders of a writer that could not go back.</summary>
    private const uint PlaceholderBytes = 0x7FFF0000;

    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out WavFile? file,
        [NotNullWhen(false)] out string? error
    )
    {
        file = null;
        if (!IsWave(bytes, out error) || !TryFindChunks(bytes, out var chunks, out error))
            return false;
        if (chunks.Format is not { } formatAt)
            return Refuse("There is no format chunk ('fmt '): not a complete WAV file.", out error);
        if (!WavFormatChunk.TryRead(bytes[formatAt], formatAt.Start.Value, out var format, out error))
            return false;
        if (chunks.Data is not { } dataAt)
            return Refuse("There is no data chunk ('data'): the file holds no audio.", out error);
        var data = bytes[dataAt];
        var blocks = data.Length / format.BlockBytes;
        if (blocks == 0)
            return Refuse($"The data chunk at byte {dataAt.Start.Value} holds no sample: the file is empty.", out error);
        var samples = new short[blocks * format.Channels];
        WavSamples.Decode(data[..(blocks * format.BlockBytes)], format, samples);
        var tags = chunks.Info is { } infoAt ? WavInfoChunk.Read(bytes[infoAt]) : WavTags.None;
        file = new(format, tags, samples);
        return true;
    }

    private static bool IsWave(ReadOnlySpan<byte> bytes, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (bytes.Length < RiffHeaderBytes)
            return Refuse($"{bytes.Length} bytes are too few for a WAV file.", out error);
        if (bytes.StartsWith("RF64"u8) || bytes.StartsWith("RIFX"u8))
            return Refuse("RF64 and RIFX files are not read; convert it to plain WAV (RIFF).", out error);
        if (!bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WAVE"u8))
            return Refuse("The file does not begin with 'RIFF….WAVE': not a WAV file.", out error);
        return true;
    }

    private static bool TryFindChunks(ReadOnlySpan<byte> bytes, out WavChunks chunks, [NotNullWhen(false)] out string? error)
    {
        chunks = new();
        error = null;
        var position = RiffHeaderBytes;
        for (var count = 0; count < MostChunks && bytes.Length - position >= ChunkHeaderBytes; count++)
        {
            var id = bytes.Slice(position, 4);
            var declared = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(position + 4)..]);
            var start = position + ChunkHeaderBytes;
            var available = bytes.Length - start;
            var isData = id.SequenceEqual("data"u8);
            if (isData && IsPlaceholder(bytes, declared, start))
                declared = (uint)available;
            if (declared > available)
            {
                if (isData || id.SequenceEqual("fmt "u8))
                    return Refuse(CutShort(isData ? "data" : "format", position, declared, available), out error);
                return true;
            }

            var end = start + (int)declared;
            chunks.Note(bytes, id, start..end);
            position = end + (int.IsOddInteger(end - start) ? Padding(bytes, end) : 0);
        }

        return true;
    }

    private static string CutShort(string chunk, int position, uint declared, int available) =>
        $"The {chunk} chunk at byte {position} declares {declared} bytes, but only {available} follow: the file is cut short.";

    /// <summary>A data size that was never filled in: huge, or zero in a file whose RIFF size does not reach beyond it either.</summary>
    private static bool IsPlaceholder(ReadOnlySpan<byte> bytes, uint declared, int start)
    {
        var riffBytes = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        return declared >= PlaceholderBytes || (declared == 0 && (riffBytes + 8L <= start || riffBytes >= PlaceholderBytes));
    }

    /// <summary>A chunk of odd length is followed by a zero byte; some writers forget it, and the next chunk's name stands there.</summary>
    private static int Padding(ReadOnlySpan<byte> bytes, int end) =>
        end < bytes.Length && !char.IsAsciiLetterOrDigit((char)bytes[end]) ? 1 : 0;

    private static bool Refuse(string why, out string error)
    {
        error = why;
        return false;
    }
}
