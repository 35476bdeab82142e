using System.Buffers.Binary;

namespace MiniBot.Sip.Rtp;

/// <summary>The payload of one DTMF packet. RFC 4733 §2.3.</summary>
/// <param name="Code">0 to 9, * = 10, # = 11, A to D = 12 to 15; others are no keys.</param>
/// <param name="IsEnd">The key is up again.</param>
/// <param name="Duration">So far, in samples at 8000 Hz.</param>
internal readonly record struct TelephoneEvent(byte Code, bool IsEnd, ushort Duration)
{
    public const int Length = 4;
    private const string Keys = "0123456789*#ABCD";
    private const byte EndBit = 0x80;

    // −10 dBm0, a usual level. RFC 4733 §2.3.4.
    private const byte Volume = 10;

    public static bool TryRead(ReadOnlySpan<byte> payload, out TelephoneEvent telephoneEvent)
    {
        telephoneEvent = default;
        if (payload.Length < Length)
            return false;
        telephoneEvent = new TelephoneEvent(
            payload[0],
            (payload[1] & EndBit) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(payload[2..])
        );
        return true;
    }

    /// <summary>The code of a key (a to d count as A to D), or false.</summary>
    public static bool TryGetCode(char key, out byte code)
    {
        var index = Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal);
        code = (byte)Math.Max(0, index);
        return index >= 0;
    }

    /// <summary>The key of a code, or false for events that are no keys, such as flash.</summary>
    public static bool TryGetKey(byte code, out char key)
    {
        var known = code < Keys.Length;
        key = known ? Keys[code] : '\0';
        return known;
    }

    public void Write(Span<byte> payload)
    {
        payload[0] = Code;
        payload[1] = (byte)((IsEnd ? EndBit : 0) | Volume);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], Duration);
    }
}
