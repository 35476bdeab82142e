namespace MiniBot.Sip.Sdp;

/// <summary>What a session description may hold at most. Anything beyond makes it unreadable.</summary>
internal static class SdpLimits
{
    public const int Bytes = 16 * 1024;
    public const int LineBytes = 2 * 1024;
    public const int Lines = 512;
    public const int MediaLines = 16;
    public const int FormatsPerMedia = 64;
    public const int AttributesPerLevel = 128;
}
