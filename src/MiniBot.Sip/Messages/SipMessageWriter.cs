using System.Globalization;
using System.Text;

namespace MiniBot.Sip.Messages;

/// <summary>Writes a message as it goes on the wire (RFC 3261 §7).</summary>
internal static class SipMessageWriter
{
    public static byte[] Write(SipMessage message)
    {
        var text = new StringBuilder(512);
        AppendStartLine(text, message);
        foreach (var via in message.Vias)
            AppendHeader(text, HeaderNames.Via, via.ToString());
        if (message is SipRequest request)
            AppendHeader(text, HeaderNames.MaxForwards, request.MaxForwards.ToString(CultureInfo.InvariantCulture));
        AppendHeader(text, HeaderNames.From, message.From.ToString());
        AppendHeader(text, HeaderNames.To, message.To.ToString());
        AppendHeader(text, HeaderNames.CallId, message.CallId);
        AppendHeader(text, HeaderNames.CSeq, message.CSeq.ToString());
        foreach (var header in message.Headers.Items)
            AppendHeader(text, header.Name, header.Value);
        AppendHeader(text, HeaderNames.ContentLength, message.Body.Length.ToString(CultureInfo.InvariantCulture));
        text.Append("\r\n");
        var headBytes = Encoding.UTF8.GetByteCount(text.ToString());
        var bytes = new byte[headBytes + message.Body.Length];
        Encoding.UTF8.GetBytes(text.ToString(), bytes);
        message.Body.Span.CopyTo(bytes.AsSpan(headBytes));
        return bytes;
    }

    private static void AppendStartLine(StringBuilder text, SipMessage message)
    {
        if (message is SipRequest request)
            text.Append(request.Method).Append(' ').Append(request.Uri).Append(" SIP/2.0\r\n");
        else if (message is SipResponse response)
            text.Append("SIP/2.0 ").Append(response.Code).Append(' ').Append(response.Reason).Append("\r\n");
    }

    private static void AppendHeader(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value).Append("\r\n");
}
