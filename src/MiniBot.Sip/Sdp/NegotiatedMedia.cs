namespace MiniBot.Sip.Sdp;

/// <summary>What offer and answer agreed on, seen from our side. Immutable.</summary>
/// <param name="Audio">The audio; there is no call without.</param>
/// <param name="Text">The real-time text, or null when it is not part of the call.</param>
public sealed record NegotiatedMedia(NegotiatedAudio Audio, NegotiatedText? Text)
{
    /// <summary>The far end has put us on hold: it wants no audio from us.</summary>
    public bool IsOnHold => !Audio.Direction.Sends();
}
