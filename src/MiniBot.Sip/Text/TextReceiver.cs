using System.Text;

namespace MiniBot.Sip.Text;

/// <summary>
/// The receiving side of real-time text: puts blocks in order, fills gaps from redundancy, and marks what is lost for good
/// with U+FFFD. RFC 4103 §4.1, §5.3, §5.4. Pure, one thread.
/// </summary>
internal sealed class TextReceiver
{
    /// <summary>How long a gap that no repetition filled may still be filled by a packet out of order.</summary>
    public static readonly TimeSpan GapTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Packets ahead of a gap that are kept; one further ahead ends the wait.</summary>
    public const int Window = 16;

    private readonly Slot[] _slots = [.. Enumerable.Range(0, Window).Select(_ => new Slot())];
    private readonly StringBuilder _text = new();
    private ushort _expected;
    private bool _running;
    private TimeSpan? _gapSince;

    /// <summary>Payloads whose block lengths did not fit.</summary>
    public long MalformedPackets { get; private set; }

    /// <summary>Blocks lost for good.</summary>
    public long LostBlocks { get; private set; }

    private bool HasBlocks => Array.Exists(_slots, slot => slot.IsFilled);

    /// <summary>Another stream follows: what waits of this one is delivered.</summary>
    public void Reset()
    {
        DeliverAll();
        (_running, _gapSince) = (false, null);
    }

    /// <summary>Takes a packet of plain text.</summary>
    public void ReceivePlain(ushort sequenceNumber, ReadOnlySpan<byte> block, TimeSpan now)
    {
        Start(sequenceNumber);
        Store(sequenceNumber, block);
        Deliver(now);
    }

    /// <summary>Takes a packet of redundant text; the sequence numbers of the repeated blocks count down from its own.</summary>
    public void ReceiveRedundant(ushort sequenceNumber, ReadOnlySpan<byte> payload, byte blockType, TimeSpan now)
    {
        if (!RedundantBlocks.TryRead(payload, blockType, out var blocks))
        {
            MalformedPackets++;
            return;
        }

        Start(OldestToDeliver(sequenceNumber, blocks));
        for (var i = 0; i < blocks.Count; i++)
            Store((ushort)(sequenceNumber - blocks.Count + i), blocks[i]);
        Store(sequenceNumber, blocks.Primary);
        Deliver(now);
    }

    /// <summary>Gives up gaps that have waited long enough.</summary>
    public void Advance(TimeSpan now)
    {
        if (_gapSince is { } since && now - since >= GapTimeout)
        {
            SkipGap();
            Deliver(now);
        }
    }

    /// <summary>The text that is in order, with its T.140 control characters; false when there is none.</summary>
    public bool TryTake(out string text)
    {
        text = _text.Length == 0 ? "" : _text.ToString();
        _text.Clear();
        return text.Length > 0;
    }

    /// <summary>The first packet heard may not be the first sent: what it repeats was sent before it.</summary>
    private static ushort OldestToDeliver(ushort sequenceNumber, in RedundantBlocks blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].IsEmpty)
                return (ushort)(sequenceNumber - blocks.Count + i);
        }

        return sequenceNumber;
    }

    private void Start(ushort sequenceNumber)
    {
        if (!_running)
            (_running, _expected) = (true, sequenceNumber);
    }

    private void Store(ushort sequenceNumber, ReadOnlySpan<byte> block)
    {
        var ahead = (short)(sequenceNumber - _expected);
        if (ahead < 0)
            return;
        if (ahead >= Window)
            JumpTo(sequenceNumber);
        var slot = _slots[sequenceNumber % Window];
        if (!slot.IsFilled)
            slot.Fill(block);
    }

    private void Deliver(TimeSpan now)
    {
        DeliverInOrder();
        _gapSince = HasBlocks ? _gapSince ?? now : null;
    }

    private void DeliverInOrder()
    {
        for (var slot = _slots[_expected % Window]; slot.IsFilled; slot = _slots[_expected % Window])
        {
            Append(slot.Block);
            slot.IsFilled = false;
            _expected++;
            _gapSince = null;
        }
    }

    /// <summary>One mark for each block that nothing brought, up to the next block that is there. RFC 4103 §5.4.</summary>
    private void SkipGap()
    {
        while (!_slots[_expected % Window].IsFilled)
        {
            _text.Append(T140.LostText);
            LostBlocks++;
            _expected++;
        }

        _gapSince = null;
    }

    /// <summary>A packet far ahead ends the wait for all before it; what lies between is one loss.</summary>
    private void JumpTo(ushort sequenceNumber)
    {
        DeliverAll();
        _text.Append(T140.LostText);
        LostBlocks += (ushort)(sequenceNumber - _expected);
        _expected = sequenceNumber;
    }

    private void DeliverAll()
    {
        while (HasBlocks)
        {
            SkipGap();
            DeliverInOrder();
        }
    }

    private void Append(ReadOnlySpan<byte> block)
    {
        while (!block.IsEmpty)
        {
            Rune.DecodeFromUtf8(block, out var rune, out var consumed);
            if (rune.Value != T140.ByteOrderMark)
                _text.Append(rune.ToString());
            block = block[consumed..];
        }
    }

    private sealed class Slot
    {
        private byte[] _bytes = new byte[64];
        private int _length;

        public bool IsFilled { get; set; }

        public ReadOnlySpan<byte> Block => _bytes.AsSpan(0, _length);

        public void Fill(ReadOnlySpan<byte> block)
        {
            if (block.Length > _bytes.Length)
                _bytes = new byte[block.Length];
            block.CopyTo(_bytes);
            (_length, IsFilled) = (block.Length, true);
        }
    }
}
