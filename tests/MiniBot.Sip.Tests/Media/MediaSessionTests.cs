using System.Net;
using MiniBot.Sip.Media;
using MiniBot.Sip.Sdp;

namespace MiniBot.Sip.Tests.Media;

public sealed class MediaSessionTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Audio_BothSpeak_EachHearsTheOther()
    {
        using var pair = new MediaPair();
        var (caller, called) = (new ToneExchange(400), new ToneExchange(1000));
        pair.Caller.Attach(caller);
        pair.Called.Attach(called);

        pair.Run(Second);
        caller.Forget();
        called.Forget();
        pair.Run(Second);

        caller.ShareOf(1000).ShouldBeGreaterThan(0.99);
        called.ShareOf(400).ShouldBeGreaterThan(0.99);
        pair.Caller.Statistics.PacketsSent.ShouldBe(100);
        pair.Caller.Statistics.PacketsLost.ShouldBe(0);
        pair.Called.Statistics.PacketsDiscarded.ShouldBe(0);
    }

    [Fact]
    public void Exchange_Attached_IsCalledOnceATick()
    {
        using var pair = new MediaPair();
        var exchange = new ToneExchange(400);
        pair.Caller.Attach(exchange);

        pair.Run(Second);

        exchange.Ticks.ShouldBe(50);
    }

    [Fact]
    public void Digits_SentInARow_ArriveOnceEach()
    {
        using var pair = new MediaPair();
        foreach (var digit in "12#a")
            pair.Caller.SendDigit(digit, TimeSpan.FromMilliseconds(100)).ShouldBeTrue();

        pair.Run(2 * Second);

        pair.CalledEvents.Keys.ShouldBe("12#A");
        pair.CalledEvents.Digits.ShouldAllBe(digit => digit.Duration == TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void Text_Typed_ArrivesBothWays()
    {
        using var pair = new MediaPair();
        pair.Caller.SendText("Bonjour, ça va ?").ShouldBeTrue();
        pair.Called.SendText("Oui\b\b\bNon 👍").ShouldBeTrue();

        pair.Run(2 * Second);

        pair.CalledEvents.Text.ShouldBe("Bonjour, ça va ?");
        pair.CallerEvents.Text.ShouldBe("Oui\b\b\bNon 👍");
    }

    [Fact]
    public void Text_NotOffered_IsNotSent()
    {
        using var pair = new MediaPair(MediaPair.Options() with { OfferText = false });

        pair.Caller.HasText.ShouldBeFalse();
        pair.Caller.SendText("Bonjour").ShouldBeFalse();
    }

    [Fact]
    public void Hold_ByTheFarEnd_StopsOurAudioAndFeedsSilence()
    {
        using var pair = new MediaPair();
        var (caller, called) = (new ToneExchange(400), new ToneExchange(1000));
        pair.Caller.Attach(caller);
        pair.Called.Attach(called);
        pair.Run(Second);
        var sentBefore = pair.Called.Statistics.PacketsSent;

        var hold = OfferAnswer.CreateOffer(pair.Caller.LocalMedia with { AudioDirection = MediaDirection.SendOnly }, pair.Offer);
        OfferAnswer.TryAnswer(hold, pair.Called.LocalMedia, out _, out var held, pair.Answer).ShouldBeTrue();
        pair.Called.Apply(held);
        called.Forget();
        pair.Run(Second);

        held.IsOnHold.ShouldBeTrue();
        called.Ticks.ShouldBe(100);
        called.Peak.ShouldBe(0);
        pair.Called.Statistics.PacketsSent.ShouldBe(sentBefore);

        pair.Called.Apply(pair.CalledMedia);
        pair.Run(Second / 2);
        called.Forget();
        caller.Forget();
        pair.Run(Second / 2);
        called.ShareOf(400).ShouldBeGreaterThan(0.99);
        caller.ShareOf(1000).ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void CodecChange_ByReInvite_KeepsTheStream()
    {
        using var pair = new MediaPair();
        var caller = new ToneExchange(400);
        var called = new ToneExchange(1000);
        pair.Caller.Attach(caller);
        pair.Called.Attach(called);
        pair.Run(Second);

        var offer = OfferAnswer.CreateOffer(pair.Caller.LocalMedia with { Codecs = [AudioCodec.Pcmu] }, pair.Offer);
        OfferAnswer.TryAnswer(offer, pair.Called.LocalMedia, out var answer, out var calledMedia, pair.Answer).ShouldBeTrue();
        OfferAnswer.TryAccept(offer, answer, out var callerMedia).ShouldBeTrue();
        pair.Called.Apply(calledMedia);
        pair.Caller.Apply(callerMedia);
        called.Forget();
        pair.Run(Second);

        calledMedia.Audio.Codec.ShouldBe(AudioCodec.Pcmu);
        called.ShareOf(400).ShouldBeGreaterThan(0.99);
        pair.Called.Statistics.PacketsLost.ShouldBe(0);
        pair.Called.Statistics.PacketsReceived.ShouldBe(pair.Caller.Statistics.PacketsSent);
    }

    [Fact]
    public void CodecChange_FarEndNotYetThere_IsStillHeard()
    {
        using var pair = new MediaPair();
        var called = new ToneExchange(1000);
        pair.Caller.Attach(new ToneExchange(400));
        pair.Called.Attach(called);
        pair.Run(Second);
        var offer = OfferAnswer.CreateOffer(pair.Caller.LocalMedia with { Codecs = [AudioCodec.Pcmu] }, pair.Offer);
        OfferAnswer.TryAnswer(offer, pair.Called.LocalMedia, out _, out var calledMedia, pair.Answer).ShouldBeTrue();

        pair.Called.Apply(calledMedia);
        called.Forget();
        pair.Run(Second);

        called.ShareOf(400).ShouldBeGreaterThan(0.99);
        pair.Called.Statistics.PacketsDiscarded.ShouldBe(0);
    }

    [Fact]
    public void Hold_ByAnAddressOfZeros_SendsNothingAnywhereAndComesBack()
    {
        using var pair = new MediaPair(MediaPair.Options() with { AllowMultiplexing = false });
        var caller = new ToneExchange(400);
        pair.Caller.Attach(caller);
        pair.Called.Attach(new ToneExchange(1000));
        pair.Run(Second);
        var nowhere = new IPEndPoint(IPAddress.Any, pair.CalledMedia.Audio.Remote.Port);
        pair.Called.Apply(
            pair.CalledMedia with
            {
                Audio = pair.CalledMedia.Audio with
                {
                    Remote = nowhere,
                    RemoteControl = nowhere,
                    Direction = MediaDirection.ReceiveOnly,
                },
            }
        );
        var sentBefore = pair.Called.Statistics.PacketsSent;
        pair.Run(20 * Second);

        pair.Called.Statistics.PacketsSent.ShouldBe(sentBefore);
        pair.Caller.Statistics.RemoteFractionLost.ShouldBe(0, "reports still go to the address before");

        pair.Called.Apply(pair.CalledMedia);
        pair.Run(Second);
        caller.Forget();
        pair.Run(Second);
        caller.ShareOf(1000).ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void PacketTime_SixtyMilliseconds_SendsAThirdOfThePackets()
    {
        using var pair = new MediaPair();
        var called = new ToneExchange(1000);
        pair.Caller.Attach(new ToneExchange(400));
        pair.Called.Attach(called);
        var slow = pair.CallerMedia with { Audio = pair.CallerMedia.Audio with { PacketTime = TimeSpan.FromMilliseconds(60) } };
        pair.Caller.Apply(slow);

        pair.Run(3 * Second);

        pair.Caller.Statistics.PacketsSent.ShouldBe(50);
        called.Heard.RemoveRange(0, 12_000);
        called.ShareOf(400).ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void Silence_FromTheFarEnd_TimesOutOnce()
    {
        using var pair = new MediaPair(MediaPair.Options() with { MediaTimeout = 5 * Second });
        pair.Run(Second);
        pair.CallerEvents.TimeOuts.ShouldBe(0);

        pair.Called.Dispose();
        pair.Run(4 * Second);
        pair.CallerEvents.TimeOuts.ShouldBe(0);
        pair.Run(10 * Second);

        pair.CallerEvents.TimeOuts.ShouldBe(1);
    }

    [Fact]
    public void Silence_WhileOnHold_DoesNotTimeOut()
    {
        using var pair = new MediaPair(MediaPair.Options() with { MediaTimeout = 5 * Second });
        pair.Caller.Apply(
            pair.CallerMedia with
            {
                Audio = pair.CallerMedia.Audio with { Direction = MediaDirection.ReceiveOnly },
            }
        );
        pair.Called.Dispose();

        pair.Run(20 * Second);

        pair.CallerEvents.TimeOuts.ShouldBe(0);
    }

    [Fact]
    public void Exchange_Throws_EndsThatSessionAlone()
    {
        using var pair = new MediaPair();
        var called = new ToneExchange(1000);
        pair.Called.Attach(called);
        pair.Caller.Attach(new ThrowingExchange());

        pair.Run(Second);

        pair.CallerEvents.Failure.ShouldBeOfType<InvalidOperationException>();
        pair.CalledEvents.Failure.ShouldBeNull();
        called.Ticks.ShouldBe(50);
        pair.Clock.SessionCount.ShouldBe(1);
    }

    [Fact]
    public void Reports_AfterTenSeconds_TellLossAndJitterOfWhatWeSend()
    {
        using var pair = new MediaPair();

        pair.Run(20 * Second);

        pair.Caller.Statistics.RemoteFractionLost.ShouldBe(0);
        pair.Caller.Statistics.RemoteJitterMilliseconds.ShouldNotBeNull();
    }

    [Fact]
    public void Reports_WithoutMultiplexing_ArriveOnTheirOwnPort()
    {
        using var pair = new MediaPair(MediaPair.Options() with { AllowMultiplexing = false });

        pair.Run(20 * Second);

        pair.CallerMedia.Audio.IsMultiplexed.ShouldBeFalse();
        pair.Caller.Statistics.RemoteFractionLost.ShouldBe(0);
    }

    [Fact]
    public async Task Dispose_OfARunningClock_FreesThePorts()
    {
        using var clock = new MediaClock(TimeProvider.System);
        clock.Start();
        var session = MediaPair.Open(clock, MediaPair.Options(), new RecordingSink());
        var port = session.LocalMedia.AudioPort;

        await session.DisposeAsync();

        clock.SessionCount.ShouldBe(0);
        using var again = MediaPair.Open(
            clock,
            MediaPair.Options() with
            {
                Ports = new MediaPortRange(port, port + 1),
                OfferText = false,
            },
            new RecordingSink()
        );
        again.LocalMedia.AudioPort.ShouldBe(port);
    }

    private sealed class ThrowingExchange : Telephony.IMediaExchange
    {
        public void Exchange(ReadOnlySpan<short> heard, Span<short> spoken) => throw new InvalidOperationException("a bug");
    }
}
