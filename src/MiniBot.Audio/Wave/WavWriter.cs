using System.Buffers.Binary;

namespace MiniBot.Audio.Wave;

/// <summary>
/// Writes a 16-bit WAV file while its audio is made, such as a call being recorded. The sizes in the header are brought up to date
/// after every second of audio, so that what a crash leaves behind can be played. Used by one thread at a time; allocates nothing
/// per frame; <see cref="IOException"/> passes through when the disk refuses.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private const int BufferSamples = 512;
    private const int RiffSizeAt = 4;
    private const int FormatChunkBytes = 16;
    private const long LargestDataBytes = 0x7FFE0000;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly int _channels;
    private readonly byte[] _buffer = new byte[BufferSamples * sizeof(short)];
    private readonly int _refreshBytes;
    private int _headerBytes;
    private long _dataBytes;
    private long _refreshedBytes;
    private bool _disposed;

    /// <summary>Begins a file at the start of a seekable stream.</summary>
    /// <param name="stream">Where to write; closed at the end unless <paramref name="leaveOpen"/>.</param>
    /// <param name="channels">1, or 2 for left and right.</param>
    /// <param name="sampleRateHz">Samples per second and channel.</param>
    /// <param name="tags">What the file says about itself; <see cref="WavTags.None"/> for nothing.</param>
    /// <param name="leaveOpen">True if the caller goes on owning the stream.</param>
    public WavWriter(Stream stream, int channels, int sampleRateHz, WavTags tags, bool leaveOpen = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        if (!stream.CanSeek)
            throw new ArgumentException(
                "The sizes in a WAV header are filled in at the end: give a seekable stream.",
                nameof(stream)
            );
        (_stream, _channels, _leaveOpen) = (stream, channels, leaveOpen);
        _refreshBytes = sampleRateHz * channels * sizeof(short);
        WriteHeader(sampleRateHz, tags);
    }

    /// <summary>Samples of each channel written so far.</summary>
    public long SamplesWritten => _dataBytes / (_channels * sizeof(short));

    /// <summary>Creates (or replaces) a file that others may read while it grows.</summary>
    public static WavWriter Create(string path, int channels, int sampleRateHz, WavTags tags) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read), channels, sampleRateHz, tags);

    /// <summary>Appends samples, those of two channels alternating. False once 2 GB are full: nothing more is written then.</summary>
    public bool Write(ReadOnlySpan<short> interleaved)
    {
        if (interleaved.Length % _channels != 0)
            throw new ArgumentException(
                $"{interleaved.Length} samples are no whole number of blocks of {_channels}.",
                nameof(interleaved)
            );
        if (!HasRoomFor(interleaved.Length))
            return false;
        while (!interleaved.IsEmpty)
        {
            var count = Math.Min(interleaved.Length, BufferSamples);
            for (var i = 0; i < count; i++)
                BinaryPrimitives.WriteInt16LittleEndian(_buffer.AsSpan(i * sizeof(short)), interleaved[i]);
            Append(count);
            interleaved = interleaved[count..];
        }

        return true;
    }

    /// <summary>
    /// Appends as many samples to the left channel (in a call: the caller) as to the right (the agent). False once 2 GB are full:
    /// nothing more is written then.
    /// </summary>
    public bool WriteStereo(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        if (_channels != 2 || left.Length != right.Length)
            throw new ArgumentException(
                $"{left.Length} left and {right.Length} right samples do not make stereo in {_channels} channels."
            );
        if (!HasRoomFor(2 * left.Length))
            return false;
        while (!left.IsEmpty)
        {
            var count = Math.Min(left.Length, BufferSamples / 2);
            for (var i = 0; i < count; i++)
            {
                var block = _buffer.AsSpan(2 * i * sizeof(short));
                BinaryPrimitives.WriteInt16LittleEndian(block, left[i]);
                BinaryPrimitives.WriteInt16LittleEndian(block[sizeof(short)..], right[i]);
            }

            Append(2 * count);
            left = left[count..];
            right = right[count..];
        }

        return true;
    }

    /// <summary>Writes the final sizes and closes the stream, unless it is left open.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            RefreshSizes();
        }
        finally
        {
            if (!_leaveOpen)
                _stream.Dispose();
        }
    }

    private bool HasRoomFor(int samples) => _dataBytes + (samples * (long)sizeof(short)) <= LargestDataBytes;

    private void Append(int samples)
    {
        var bytes = samples * sizeof(short);
        _stream.Write(_buffer, 0, bytes);
        _dataBytes += bytes;
        if (_dataBytes - _refreshedBytes >= _refreshBytes)
            RefreshSizes();
    }

    private void WriteHeader(int sampleRateHz, WavTags tags)
    {
        var info = WavInfoChunk.Write(tags);
        var header = new byte[12 + 8 + FormatChunkBytes + info.Length + 8];
        "RIFF"u8.CopyTo(header);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), FormatChunkBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), WavFormatChunk.PcmTag);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), (ushort)_channels);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), sampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), sampleRateHz * _channels * sizeof(short));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), (ushort)(_channels * sizeof(short)));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), 8 * sizeof(short));
        info.CopyTo(header.AsSpan(36));
        "data"u8.CopyTo(header.AsSpan(header.Length - 8));
        _stream.SetLength(0);
        _stream.Write(header);
        _headerBytes = header.Length;
        RefreshSizes();
    }

    private void RefreshSizes()
    {
        PatchSize(RiffSizeAt, _headerBytes - 8 + _dataBytes);
        PatchSize(_headerBytes - sizeof(uint), _dataBytes);
        _stream.Seek(0, SeekOrigin.End);
        _stream.Flush();
        _refreshedBytes = _dataBytes;
    }

    private void PatchSize(int at, long size)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer, (uint)size);
        _stream.Seek(at, SeekOrigin.Begin);
        _stream.Write(_buffer, 0, sizeof(uint));
    }
}
