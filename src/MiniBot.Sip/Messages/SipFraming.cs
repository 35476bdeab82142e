using System.Buffers;

namespace MiniBot.Sip.Messages;

/// <summary>Cuts messages out of a TCP stream by Content-Length (RFC 3261 §18.3).</summary>
internal static class SipFraming
{
    /// <summary>What stands at the head of the buffer.</summary>
    public enum Outcome
    {
        /// <summary>One whole message was taken.</summary>
        Message,

        /// <summary>A double line end was taken: a ping that wants a single one back (RFC 5626 §4.4.1).</summary>
        Ping,

        /// <summary>More bytes are needed.</summary>
        Incomplete,

        /// <summary>The stream cannot be followed any further and must be closed.</summary>
        Broken,
    }

    /// <summary>Takes one message off <paramref name="buffer"/>. Never throws.</summary>
    public static Outcome TryTake(ref ReadOnlySequence<byte> buffer, out byte[] message)
    {
        message = [];
        if (StartsWith(buffer, "\r\n"u8))
        {
            if (buffer.Length < 4)
                return Outcome.Incomplete;
            var isPing = StartsWith(buffer, "\r\n\r\n"u8);
            buffer = buffer.Slice(isPing ? 4 : 2);
            if (isPing)
                return Outcome.Ping;
        }

        var head = buffer.Slice(0, Math.Min(buffer.Length, SipLimits.HeaderSectionBytes + 4)).ToArray();
        var end = head.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return buffer.Length > SipLimits.HeaderSectionBytes ? Outcome.Broken : Outcome.Incomplete;
        if (!TryReadContentLength(head.AsSpan(0, end), out var bodyBytes))
            return Outcome.Broken;
        var length = end + 4L + bodyBytes;
        if (length > SipLimits.MessageBytes)
            return Outcome.Broken;
        if (buffer.Length < length)
            return Outcome.Incomplete;
        message = buffer.Slice(0, length).ToArray();
        buffer = buffer.Slice(length);
        return Outcome.Message;
    }

    private static bool StartsWith(ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> prefix) =>
        buffer.Length >= prefix.Length && buffer.Slice(0, prefix.Length).ToArray().AsSpan().SequenceEqual(prefix);

    /// <summary>A stream needs Content-Length; without one the message has no body, as lenient peers send it.</summary>
    private static bool TryReadContentLength(ReadOnlySpan<byte> head, out uint length)
    {
        length = 0;
        var found = false;
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || !IsContentLength(line[..colon].TrimEnd(" \t"u8)))
                continue;
            if (found || !TryReadDigits(line[(colon + 1)..].Trim(" \t"u8), out length))
                return false;
            found = true;
        }

        return true;
    }

    private static bool IsContentLength(ReadOnlySpan<byte> name) =>
        System.Text.Ascii.EqualsIgnoreCase(name, "Content-Length"u8) || System.Text.Ascii.EqualsIgnoreCase(name, "l"u8);

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        if (text.Length is 0 or > 6)
            return false;
        foreach (var b in text)
        {
            if (!char.IsAsciiDigit((char)b))
                return false;
            value = (value * 10) + (uint)(b - '0');
        }

        return true;
    }
}
