using System.Text;

namespace MiniBot.Sip.Text;

/// <summary>
/// The sending side of real-time text: collects typed text for 300 ms, sends it, and repeats it in the two packets that follow,
/// which go out even when nothing more is typed. RFC 4103 §4, §5. Pure, one thread.
/// </summary>
internal sealed class TextSender
{
    /// <summary>Bytes of UTF-8 that may wait; what does not fit is dropped and counted.</summary>
    public const int Capacity = 64 * 1024;

    /// <summary>Room that one payload needs at most.</summary>
    public const int MaxPayload =
        ((T140.MaxGenerations + 1) * T140.MaxBlock)
        + (T140.MaxGenerations * RedundantBlocks.RedundantHeaderLength)
        + RedundantBlocks.PrimaryHeaderLength;

    private readonly byte[] _waiting = new byte[Capacity];
    private readonly SentBlock[] _sent = [new(), new()];
    private int _waitingLength;
    private int _generations = T140.MaxGenerations;
    private TimeSpan? _nextSend;
    private bool _wasIdle = true;
    private TextRate _rate = new(30);

    /// <summary>Characters that found no room.</summary>
    public long DroppedCharacters { get; private set; }

    /// <summary>What the far end takes: repeated blocks per packet (0 to 2) and characters per second.</summary>
    public void Configure(int generations, int charactersPerSecond)
    {
        _generations = Math.Clamp(generations, 0, T140.MaxGenerations);
        // A new agreement at the same rate gives no new burst.
        if (charactersPerSecond != _rate.CharactersPerSecond)
            _rate = new TextRate(charactersPerSecond);
    }

    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.TryEncodeToUtf8(_waiting.AsSpan(_waitingLength), out var written))
                _waitingLength += written;
            else
                DroppedCharacters++;
        }
    }

    /// <summary>Writes the payload that is due, if any; returns false when there is nothing to send now.</summary>
    /// <param name="payload">At least <see cref="MaxPayload"/> bytes.</param>
    /// <param name="blockType">The payload type of t140, which stands in the block headers.</param>
    /// <param name="timestamp">The stream's clock now, in milliseconds.</param>
    /// <param name="now">The same instant since the session began.</param>
    /// <param name="packet">Length of the payload, and whether the packet carries the marker.</param>
    public bool TryWrite(Span<byte> payload, byte blockType, uint timestamp, TimeSpan now, out TextPacket packet)
    {
        packet = default;
        if (_waitingLength == 0 && !HasUnrepeated)
        {
            (_nextSend, _wasIdle) = (null, true);
            return false;
        }

        _nextSend ??= now + T140.BufferingTime;
        if (now < _nextSend)
            return false;
        var block = TakeBlock(now);
        _nextSend = now + T140.BufferingTime;
        if (block == 0 && !HasUnrepeated)
            return false;
        var length = _generations == 0 ? WritePlain(payload, block) : WriteRedundant(payload, block, blockType, timestamp);
        packet = new TextPacket(length, _wasIdle);
        Remember(block, timestamp);
        _wasIdle = false;
        return true;
    }

    /// <summary>Something sent lately has not been repeated as often as agreed.</summary>
    private bool HasUnrepeated => (_generations > 0 && _sent[0].Length > 0) || (_generations > 1 && _sent[1].Length > 0);

    private int WritePlain(Span<byte> payload, int block)
    {
        _waiting.AsSpan(0, block).CopyTo(payload);
        return block;
    }

    private int WriteRedundant(Span<byte> payload, int block, byte blockType, uint timestamp)
    {
        var header = 0;
        var body = (_generations * RedundantBlocks.RedundantHeaderLength) + RedundantBlocks.PrimaryHeaderLength;
        for (var generation = _generations - 1; generation >= 0; generation--)
        {
            var sent = _sent[generation];
            var age = sent.Length == 0 ? 0 : (int)Math.Min(timestamp - sent.Timestamp, RedundantBlocks.MaxTimestampOffset);
            RedundantBlocks.WriteRedundantHeader(payload[header..], blockType, age, sent.Length);
            sent.Bytes.AsSpan(0, sent.Length).CopyTo(payload[body..]);
            header += RedundantBlocks.RedundantHeaderLength;
            body += sent.Length;
        }

        payload[header] = blockType;
        _waiting.AsSpan(0, block).CopyTo(payload[body..]);
        return body + block;
    }

    /// <summary>How many waiting bytes go now: whole characters, within the block and the rate.</summary>
    private int TakeBlock(TimeSpan now)
    {
        var allowed = _rate.Available(now);
        var (length, characters) = (0, 0);
        while (length < _waitingLength && characters < allowed)
        {
            var next = length + 1;
            while (next < _waitingLength && (_waiting[next] & 0xC0) == 0x80)
                next++;
            if (next > T140.MaxBlock)
                break;
            (length, characters) = (next, characters + 1);
        }

        _rate.Spend(characters);
        return length;
    }

    private void Remember(int block, uint timestamp)
    {
        (_sent[0], _sent[1]) = (_sent[1], _sent[0]);
        _sent[0].Length = block;
        _sent[0].Timestamp = timestamp;
        _waiting.AsSpan(0, block).CopyTo(_sent[0].Bytes);
        _waiting.AsSpan(block, _waitingLength - block).CopyTo(_waiting);
        _waitingLength -= block;
    }

    private sealed class SentBlock
    {
        public byte[] Bytes { get; } = new byte[T140.MaxBlock];

        public int Length { get; set; }

        public uint Timestamp { get; set; }
    }
}

/// <summary>A text payload that was written.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="HasMarker">The first after idling. RFC 4103 §5.</param>
internal readonly record struct TextPacket(int Length, bool HasMarker);
