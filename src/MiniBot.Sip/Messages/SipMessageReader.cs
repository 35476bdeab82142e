using System.Text;

namespace MiniBot.Sip.Messages;

/// <summary>Reads one whole message (RFC 3261 §7): a datagram, or what <see cref="SipFraming"/> cut out of a stream.</summary>
internal static partial class SipMessageReader
{
    private static ReadOnlySpan<byte> HeaderEnd => "\r\n\r\n"u8;

    /// <summary>Never throws. Bytes after Content-Length are ignored (RFC 3261 §18.3).</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SipMessage? message, out SipReadError error)
    {
        message = null;
        error = Split(bytes, out var head, out var body);
        if (error != SipReadError.None)
            return false;
        var draft = new Draft();
        error = ReadLines(Encoding.UTF8.GetString(head), ref draft);
        if (error != SipReadError.None)
            return false;
        error = draft.Complete(body, out message);
        return error == SipReadError.None;
    }

    private static SipReadError Split(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> head, out ReadOnlySpan<byte> body)
    {
        head = body = default;
        var message = bytes.TrimStart("\r\n"u8);
        if (message.IsEmpty)
            return SipReadError.KeepAlive;
        if (message.Length > SipLimits.MessageBytes)
            return SipReadError.TooLarge;
        var end = message.IndexOf(HeaderEnd);
        if (end < 0)
            return SipReadError.Truncated;
        if (end > SipLimits.HeaderSectionBytes)
            return SipReadError.TooLarge;
        head = message[..end];
        body = message[(end + HeaderEnd.Length)..];
        return SipReadError.None;
    }

    private static SipReadError ReadLines(string head, ref Draft draft)
    {
        var rest = head.AsSpan();
        var startLine = TakeLine(ref rest);
        if (startLine.Length > SipLimits.HeaderLineBytes)
            return SipReadError.TooLarge;
        if (HasLineBreak(startLine) || !draft.TryReadStartLine(startLine))
            return SipReadError.StartLine;
        var count = 0;
        while (!rest.IsEmpty)
        {
            if (++count > SipLimits.Headers)
                return SipReadError.TooLarge;
            var error = TryTakeHeader(ref rest, out var header);
            if (error == SipReadError.None)
                error = draft.Add(header);
            if (error != SipReadError.None)
                return error;
        }

        return SipReadError.None;
    }

    /// <summary>One header with its continuation lines, each fold read as one space (RFC 3261 §7.3.1).</summary>
    private static SipReadError TryTakeHeader(ref ReadOnlySpan<char> rest, out SipHeader header)
    {
        header = default;
        var line = TakeLine(ref rest);
        var colon = line.IndexOf(':');
        if (colon <= 0 || !SipText.IsToken(line[..colon].TrimEnd(" \t")))
            return SipReadError.HeaderLine;
        var value = line[(colon + 1)..].Trim(" \t");
        if (!rest.IsEmpty && rest[0] is ' ' or '\t')
        {
            var unfolded = new StringBuilder().Append(value);
            while (!rest.IsEmpty && rest[0] is ' ' or '\t' && unfolded.Length <= SipLimits.HeaderLineBytes)
                unfolded.Append(' ').Append(TakeLine(ref rest).Trim(" \t"));
            value = unfolded.ToString().AsSpan().Trim(" \t");
        }

        if (value.Length > SipLimits.HeaderLineBytes)
            return SipReadError.TooLarge;
        if (HasLineBreak(value))
            return SipReadError.HeaderLine;
        header = new SipHeader(HeaderNames.Expand(line[..colon].TrimEnd(" \t").ToString()), value.ToString());
        return SipReadError.None;
    }

    private static ReadOnlySpan<char> TakeLine(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf("\r\n");
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 2)..];
        return line;
    }

    /// <summary>A line end of its own kind would forge a header where others read this message; other controls are lawful when quoted.</summary>
    private static bool HasLineBreak(ReadOnlySpan<char> text) => text.ContainsAny('\r', '\n');
}
