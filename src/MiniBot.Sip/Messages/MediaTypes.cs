namespace MiniBot.Sip.Messages;

/// <summary>Content types.</summary>
internal static class MediaTypes
{
    public const string Sdp = "application/sdp";
}
