namespace MiniBot.Sip.Messages;

/// <summary>Number and method of a request (RFC 3261 §20.16); the number stays below 2³¹.</summary>
internal readonly record struct CSeq(uint Number, string Method)
{
    public static bool TryRead(ReadOnlySpan<char> text, out CSeq cseq)
    {
        cseq = default;
        text = text.Trim();
        var space = text.IndexOfAny(' ', '\t');
        if (space <= 0 || !SipText.TryReadNumber(text[..space], out var number) || number > int.MaxValue)
            return false;
        var method = text[space..].TrimStart();
        cseq = new CSeq(number, method.ToString());
        return SipText.IsToken(method);
    }

    public override string ToString() => $"{Number} {Method}";
}
