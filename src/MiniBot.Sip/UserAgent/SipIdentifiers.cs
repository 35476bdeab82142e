using MiniBot.Sip.Messages;

namespace MiniBot.Sip.UserAgent;

/// <summary>Makes tags, branches, Call-IDs and client nonces.</summary>
internal sealed class SipIdentifiers(IRandomSource random)
{
    public string NewTag() => Token(8);

    public string NewBranch() => Via.MagicCookie + Token(12);

    public string NewCallId() => Token(16);

    public string NewClientNonce() => Token(8);

    /// <summary>A reliable provisional response starts anywhere below 2³¹ (RFC 3262 §3).</summary>
    public uint NewResponseNumber() => BitConverter.ToUInt16(Bytes(2)) + 1u;

    /// <summary>A time between the two, in steps of 10 ms (RFC 3261 §14.1).</summary>
    public TimeSpan Between(TimeSpan low, TimeSpan high)
    {
        var steps = (int)((high - low) / TimeSpan.FromMilliseconds(10)) + 1;
        return low + (TimeSpan.FromMilliseconds(10) * (BitConverter.ToUInt16(Bytes(2)) % steps));
    }

    private string Token(int count) => Convert.ToHexStringLower(Bytes(count));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.Fill(bytes);
        return bytes;
    }
}
