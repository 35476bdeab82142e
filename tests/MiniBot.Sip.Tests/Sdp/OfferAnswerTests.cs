using System.Net;
using System.Text;
using MiniBot.Sip.Sdp;

namespace MiniBot.Sip.Tests.Sdp;

public sealed class OfferAnswerTests
{
    private static readonly LocalMedia Us = new()
    {
        Address = IPAddress.Parse("192.0.2.10"),
        AudioPort = 4000,
        AudioControlPort = 4001,
        TextPort = 4002,
        TextControlPort = 4003,
        SessionId = 99,
    };

    private static readonly LocalMedia Them = Us with
    {
        Address = IPAddress.Parse("192.0.2.20"),
        AudioPort = 5000,
        AudioControlPort = 5001,
        TextPort = 5002,
        TextControlPort = 5003,
        SessionId = 77,
    };

    [Fact]
    public void CreateOffer_First_IsWrittenAsTheRfcsShow() =>
        Encoding
            .UTF8.GetString(OfferAnswer.CreateOffer(Us).Write())
            .ShouldBe(
                """
                v=0
                o=- 99 1 IN IP4 192.0.2.10
                s=-
                c=IN IP4 192.0.2.10
                t=0 0
                m=audio 4000 RTP/AVP 8 0 101
                a=rtpmap:8 PCMA/8000
                a=rtpmap:0 PCMU/8000
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-16
                a=ptime:20
                a=rtcp-mux
                a=sendrecv
                m=text 4002 RTP/AVP 100 98
                a=rtpmap:98 t140/1000
                a=rtpmap:100 red/1000
                a=fmtp:100 98/98/98
                a=rtcp-mux
                a=sendrecv

                """.ReplaceLineEndings("\r\n")
            );

    [Fact]
    public void OfferAndAnswer_BetweenOurselves_AgreeAtBothEnds()
    {
        var offer = OfferAnswer.CreateOffer(Us);
        OfferAnswer.TryAnswer(offer, Them, out var answer, out var theirs).ShouldBeTrue();
        OfferAnswer.TryAccept(offer, answer, out var ours).ShouldBeTrue();

        ours.Audio.Codec.ShouldBe(AudioCodec.Pcma);
        theirs.Audio.Codec.ShouldBe(AudioCodec.Pcma);
        ours.Audio.Remote.ToString().ShouldBe("192.0.2.20:5000");
        theirs.Audio.Remote.ToString().ShouldBe("192.0.2.10:4000");
        ours.Audio.IsMultiplexed.ShouldBeTrue();
        ours.Audio.EventPayloadType.ShouldBe((byte)101);
        ours.Audio.Direction.ShouldBe(MediaDirection.SendReceive);
        ours.Text.ShouldNotBeNull().Send.ShouldBe(new TextPayloads(98, 100));
        ours.Text.Generations.ShouldBe(2);
        theirs.Text.ShouldNotBeNull().Remote.ToString().ShouldBe("192.0.2.10:4002");
        ours.IsOnHold.ShouldBeFalse();
    }

    [Fact]
    public void TryAnswer_OfferPrefersMuLaw_TakesTheOffersOrder()
    {
        var (answer, media) = Answer("m=audio 5000 RTP/AVP 0 8\n");

        media.Audio.Codec.ShouldBe(AudioCodec.Pcmu);
        answer.Media[0].Formats.ShouldBe(["0"]);
        media.Audio.EventPayloadType.ShouldBeNull();
    }

    [Fact]
    public void TryAnswer_DynamicNumbers_AreEchoed()
    {
        var (answer, media) = Answer(
            "m=audio 5000 RTP/AVP 9 120 96\na=rtpmap:120 pcma/8000/1\na=rtpmap:96 telephone-event/8000\n"
        );

        media.Audio.PayloadType.ShouldBe((byte)120);
        media.Audio.EventPayloadType.ShouldBe((byte)96);
        answer.Media[0].Formats.ShouldBe(["120", "96"]);
    }

    [Theory]
    [InlineData("m=audio 5000 RTP/AVP 9 18\n")]
    [InlineData("m=audio 0 RTP/AVP 8\n")]
    [InlineData("m=audio 5000 RTP/SAVP 8\n")]
    [InlineData("m=audio 5000 RTP/AVP 8\na=rtpmap:8 PCMA/16000\n")]
    [InlineData("m=audio 5000 RTP/AVP 8\nc=IN IP4 phone.example\n")]
    [InlineData("m=audio 5000 RTP/AVP 8\nc=IN IP4 224.2.1.1/127\n")]
    [InlineData("m=audio 5000 RTP/AVP 8\nc=IN IP6 2001:db8::1\n")]
    [InlineData("m=video 5000 RTP/AVP 96\n")]
    [InlineData("m=text 5000 RTP/AVP 98\na=rtpmap:98 t140/1000\n")]
    [InlineData("")]
    public void TryAnswer_NothingInCommon_HasNoAnswer(string media)
    {
        OfferAnswer.TryAnswer(Offer(media), Us, out var answer, out var negotiated).ShouldBeFalse();
        answer.ShouldBeNull();
        negotiated.ShouldBeNull();
    }

    [Fact]
    public void TryAnswer_UnknownSections_KeepTheirPlaceRefused()
    {
        var (answer, media) = Answer(
            "m=video 6000 RTP/AVP 96\nm=audio 5000 RTP/AVP 8\nm=audio 5010 RTP/AVP 8\nm=image 7000 udptl t38\n"
        );

        answer.Media.Select(line => (line.Kind, line.Port)).ShouldBe([("video", 0), ("audio", 4000), ("audio", 0), ("image", 0)]);
        answer.Media[3].Transport.ShouldBe("udptl");
        media.Audio.Remote.Port.ShouldBe(5000);
        media.Text.ShouldBeNull();
    }

    [Theory]
    [InlineData("sendonly", "recvonly", MediaDirection.ReceiveOnly)]
    [InlineData("recvonly", "sendonly", MediaDirection.SendOnly)]
    [InlineData("inactive", "inactive", MediaDirection.Inactive)]
    [InlineData("sendrecv", "sendrecv", MediaDirection.SendReceive)]
    public void TryAnswer_Direction_IsMirrored(string offered, string answered, MediaDirection ours)
    {
        var (answer, media) = Answer($"m=audio 5000 RTP/AVP 8\na={offered}\n");

        answer.Media[0].Has(answered).ShouldBeTrue();
        media.Audio.Direction.ShouldBe(ours);
    }

    [Fact]
    public void TryAnswer_DirectionOfTheSession_HoldsForItsSections()
    {
        var offer = Offer("a=sendonly\nm=audio 5000 RTP/AVP 8\n");
        OfferAnswer.TryAnswer(offer, Us, out _, out var media).ShouldBeTrue();

        media.IsOnHold.ShouldBeTrue();
    }

    [Fact]
    public void TryAnswer_AddressOfZeros_IsTheOldHold()
    {
        var (_, media) = Answer("m=audio 5000 RTP/AVP 8\nc=IN IP4 0.0.0.0\n");

        media.Audio.Direction.ShouldBe(MediaDirection.ReceiveOnly);
    }

    [Theory]
    [InlineData("", "192.0.2.20:5001")]
    [InlineData("a=rtcp:5555\n", "192.0.2.20:5555")]
    [InlineData("a=rtcp:5555 IN IP4 192.0.2.99\n", "192.0.2.99:5555")]
    [InlineData("a=rtcp:nonsense\n", "192.0.2.20:5001")]
    [InlineData("a=rtcp-mux\n", "192.0.2.20:5000")]
    public void TryAnswer_RtcpAttribute_SaysWhereReportsGo(string attribute, string expected)
    {
        var (_, media) = Answer("m=audio 5000 RTP/AVP 8\n" + attribute);

        media.Audio.RemoteControl.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("", 20)]
    [InlineData("a=ptime:30\n", 20)]
    [InlineData("a=ptime:40\n", 40)]
    [InlineData("a=ptime:100\n", 60)]
    [InlineData("a=ptime:60\na=maxptime:20\n", 20)]
    [InlineData("a=ptime:10\n", 20)]
    public void TryAnswer_PacketTime_IsInWholeTicks(string attributes, int milliseconds)
    {
        var (_, media) = Answer("m=audio 5000 RTP/AVP 8\n" + attributes);

        media.Audio.PacketTime.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData("m=text 5002 RTP/AVP 98\na=rtpmap:98 t140/1000\n", null, 0, 30)]
    [InlineData(
        "m=text 5002 RTP/AVP 96 97\na=rtpmap:96 red/1000\na=fmtp:96 97/97\na=rtpmap:97 T140/1000\na=fmtp:97 cps=10\n",
        96,
        1,
        10
    )]
    [InlineData("m=text 5002 RTP/AVP 96 97\na=rtpmap:96 red/1000\na=rtpmap:97 t140/1000\n", 96, 2, 30)]
    public void TryAnswer_Text_TakesRedundancyAndRate(string section, int? red, int generations, int rate)
    {
        var (answer, media) = Answer("m=audio 5000 RTP/AVP 8\n" + section);

        answer.Media[1].Port.ShouldBe(4002);
        media.Text.ShouldNotBeNull().Send.Redundant.ShouldBe((byte?)red);
        media.Text.Generations.ShouldBe(generations);
        media.Text.CharactersPerSecond.ShouldBe(rate);
    }

    [Fact]
    public void TryAnswer_TextWeDoNotWant_IsRefused()
    {
        var offer = OfferAnswer.CreateOffer(Them);
        OfferAnswer.TryAnswer(offer, Us with { TextPort = null }, out var answer, out var ours).ShouldBeTrue();
        OfferAnswer.TryAccept(offer, answer, out var theirs).ShouldBeTrue();

        answer.Media[1].Port.ShouldBe(0);
        ours.Text.ShouldBeNull();
        theirs.Text.ShouldBeNull();
    }

    [Fact]
    public void CreateOffer_Again_RaisesTheVersionOnlyWhenSomethingChanged()
    {
        var first = OfferAnswer.CreateOffer(Us);
        var same = OfferAnswer.CreateOffer(Us, first);
        var hold = OfferAnswer.CreateOffer(Us with { AudioDirection = MediaDirection.SendOnly }, same);
        var unhold = OfferAnswer.CreateOffer(Us, hold);

        new[] { first, same, hold, unhold }.Select(offer => offer.Origin.Version).ShouldBe([1ul, 1ul, 2ul, 3ul]);
        unhold.Origin.SessionId.ShouldBe(first.Origin.SessionId);
    }

    [Fact]
    public void CreateOffer_AfterAnsweringUnknownSections_KeepsTheirPlaces()
    {
        var (answer, _) = Answer("m=video 6000 RTP/AVP 96\nm=audio 5000 RTP/AVP 8\n");

        var offer = OfferAnswer.CreateOffer(Us with { TextPort = null }, answer);

        offer.Media.Select(line => (line.Kind, line.Port)).ShouldBe([("video", 0), ("audio", 4000)]);
    }

    [Fact]
    public void TryAnswer_SameOfferAgain_KeepsTheVersion()
    {
        var offer = OfferAnswer.CreateOffer(Them);
        OfferAnswer.TryAnswer(offer, Us, out var first, out _).ShouldBeTrue();
        OfferAnswer.TryAnswer(offer, Us, out var second, out _, first).ShouldBeTrue();

        second.Write().ShouldBe(first.Write());
    }

    [Theory]
    [InlineData("m=audio 0 RTP/AVP 8\n")]
    [InlineData("m=audio 5000 RTP/AVP 9\n")]
    [InlineData("m=text 5000 RTP/AVP 98\na=rtpmap:98 t140/1000\n")]
    [InlineData("")]
    public void TryAccept_AnswerWithoutOurAudio_IsRefused(string media) =>
        OfferAnswer.TryAccept(OfferAnswer.CreateOffer(Us), Offer(media), out _).ShouldBeFalse();

    [Fact]
    public void TryAccept_AnswerLeavesTextOut_IsACallWithoutText()
    {
        OfferAnswer.TryAccept(OfferAnswer.CreateOffer(Us), Offer("m=audio 5000 RTP/AVP 0\n"), out var media).ShouldBeTrue();

        media.Text.ShouldBeNull();
        media.Audio.Codec.ShouldBe(AudioCodec.Pcmu);
        media.Audio.Receivable.Length.ShouldBe(2);
        media.Audio.IsMultiplexed.ShouldBeFalse();
    }

    [Fact]
    public void TryAccept_OtherEventNumber_SendsTheirsAndReceivesOurs()
    {
        var answer = Offer("m=audio 5000 RTP/AVP 8 97\na=rtpmap:97 telephone-event/8000\n");
        OfferAnswer.TryAccept(OfferAnswer.CreateOffer(Us), answer, out var media).ShouldBeTrue();

        media.Audio.EventPayloadType.ShouldBe((byte)97);
        media.Audio.ReceivableEventPayloadType.ShouldBe((byte)101);
    }

    private static (SessionDescription Answer, NegotiatedMedia Media) Answer(string media)
    {
        OfferAnswer.TryAnswer(Offer(media), Us, out var answer, out var negotiated).ShouldBeTrue();
        return (answer, negotiated);
    }

    private static SessionDescription Offer(string media) =>
        SessionDescriptionTests.Read("v=0\no=- 1 1 IN IP4 192.0.2.20\ns=-\nc=IN IP4 192.0.2.20\nt=0 0\n" + media);
}
