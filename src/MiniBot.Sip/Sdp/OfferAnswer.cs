using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace MiniBot.Sip.Sdp;

/// <summary>
/// Offer and answer (RFC 3264) for one audio stream and at most one stream of real-time text. Pure.
/// A section that is not taken keeps its place with port 0; a call without common audio has no answer (488).
/// </summary>
public static class OfferAnswer
{
    /// <summary>Our offer. A re-offer passes the description that we sent last, whose sections and session id it keeps. RFC 3264 §8.</summary>
    /// <param name="local">What we can do.</param>
    /// <param name="previous">The offer or answer that we sent last in this dialog, or null for the first.</param>
    public static SessionDescription CreateOffer(LocalMedia local, SessionDescription? previous = null)
    {
        ArgumentNullException.ThrowIfNull(local);
        var media = ImmutableArray.CreateBuilder<MediaDescription>();
        var (audio, text) = (false, false);
        foreach (var earlier in previous?.Media ?? [])
        {
            if (earlier.Kind == AudioLine.Kind && !audio && (audio = true))
                media.Add(AudioLine.Offer(local));
            else if (earlier.Kind == TextLine.Kind && !text && local.TextPort is not null && (text = true))
                media.Add(TextLine.Offer(local));
            else
                media.Add(earlier.Refused());
        }

        if (!audio)
            media.Add(AudioLine.Offer(local));
        if (!text && local.TextPort is not null)
            media.Add(TextLine.Offer(local));
        return Describe(local, media.DrainToImmutable()).After(previous);
    }

    /// <summary>Answers an offer. False when there is no audio in common: refuse the call with 488.</summary>
    /// <param name="offer">The far end's offer, first or later.</param>
    /// <param name="local">What we can do.</param>
    /// <param name="answer">Our answer, with as many sections as the offer.</param>
    /// <param name="negotiated">What is agreed once the answer is sent.</param>
    /// <param name="previous">The offer or answer that we sent last in this dialog, or null for the first.</param>
    public static bool TryAnswer(
        SessionDescription offer,
        LocalMedia local,
        [NotNullWhen(true)] out SessionDescription? answer,
        [NotNullWhen(true)] out NegotiatedMedia? negotiated,
        SessionDescription? previous = null
    )
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(local);
        (answer, negotiated) = (null, null);
        NegotiatedAudio? audio = null;
        NegotiatedText? text = null;
        var media = ImmutableArray.CreateBuilder<MediaDescription>(offer.Media.Length);
        foreach (var offered in offer.Media)
        {
            if (audio is null && AudioLine.TryAnswer(offer, offered, local, out var audioLine, out audio))
                media.Add(audioLine);
            else if (text is null && TextLine.TryAnswer(offer, offered, local, out var textLine, out text))
                media.Add(textLine);
            else
                media.Add(offered.Refused());
        }

        if (audio is null)
            return false;
        answer = Describe(local, media.DrainToImmutable()).After(previous);
        negotiated = new NegotiatedMedia(audio, text);
        return true;
    }

    /// <summary>Takes the far end's answer to our offer. False when it refuses the audio or contradicts the offer: end the call.</summary>
    /// <param name="offer">What we sent.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="negotiated">What is agreed.</param>
    public static bool TryAccept(
        SessionDescription offer,
        SessionDescription answer,
        [NotNullWhen(true)] out NegotiatedMedia? negotiated
    )
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(answer);
        NegotiatedAudio? audio = null;
        NegotiatedText? text = null;
        // An answer that leaves out trailing sections refuses them.
        for (var i = 0; i < Math.Min(offer.Media.Length, answer.Media.Length); i++)
        {
            var (offered, answered) = (offer.Media[i], answer.Media[i]);
            if (offered.Kind != answered.Kind)
                break;
            if (audio is null && offered.Kind == AudioLine.Kind)
                AudioLine.TryAccept(offer, offered, answer, answered, out audio);
            else if (text is null && offered.Kind == TextLine.Kind)
                TextLine.TryAccept(offer, offered, answer, answered, out text);
        }

        negotiated = audio is null ? null : new NegotiatedMedia(audio, text);
        return negotiated is not null;
    }

    private static SessionDescription Describe(LocalMedia local, ImmutableArray<MediaDescription> media) =>
        new()
        {
            Origin = new SdpOrigin("-", local.SessionId, 1, local.Address.ToString()),
            Host = local.Address.ToString(),
            Media = media,
        };
}
