using System.Diagnostics.CodeAnalysis;
using MiniBot.Sip.Media;
using MiniBot.Sip.Sdp;

namespace MiniBot.Sip.Line;

/// <summary>The media of one call and what was said about it so far. One owner at a time: first whoever opens it, then the line's loop.</summary>
internal sealed class CallMedia(MediaSession session) : IDisposable
{
    private SessionDescription? _lastSent;

    public MediaSession Session { get; } = session;

    /// <summary>The far end has put us on hold.</summary>
    public bool IsOnHold { get; private set; }

    public ReadOnlyMemory<byte> CreateOffer()
    {
        _lastSent = OfferAnswer.CreateOffer(Session.LocalMedia, _lastSent);
        return _lastSent.Write();
    }

    /// <summary>Takes the answer to our offer. False when the media cannot be agreed on.</summary>
    public bool TryAccept(ReadOnlySpan<byte> answer)
    {
        if (_lastSent is null || !SessionDescription.TryRead(answer, out var description))
            return false;
        if (!OfferAnswer.TryAccept(_lastSent, description, out var negotiated))
            return false;
        Apply(negotiated);
        return true;
    }

    /// <summary>Answers an offer. False when there is no codec in common, or it is no description.</summary>
    public bool TryAnswer(ReadOnlySpan<byte> offer, [NotNullWhen(true)] out byte[]? answer)
    {
        answer = null;
        if (!SessionDescription.TryRead(offer, out var description))
            return false;
        if (!OfferAnswer.TryAnswer(description, Session.LocalMedia, out var reply, out var negotiated, _lastSent))
            return false;
        _lastSent = reply;
        answer = reply.Write();
        Apply(negotiated);
        return true;
    }

    public void Dispose() => Session.Dispose();

    private void Apply(NegotiatedMedia negotiated)
    {
        IsOnHold = negotiated.IsOnHold;
        Session.Apply(negotiated);
    }
}
