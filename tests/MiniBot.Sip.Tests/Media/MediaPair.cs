using System.Net;
using MiniBot.Sip.Media;
using MiniBot.Sip.Sdp;

namespace MiniBot.Sip.Tests.Media;

/// <summary>Two sessions that call each other over loopback, on one clock that the test moves.</summary>
internal sealed class MediaPair : IDisposable
{
    public static readonly MediaPortRange Ports = new(30000, 39999);

    private readonly UdpRelay? _relay;

    public MediaPair(MediaSessionOptions? options = null, Func<int, bool>? passes = null, IMediaClockObserver? observer = null)
    {
        Clock = new MediaClock(Time, observer);
        options ??= Options();
        Caller = Open(Clock, options, CallerEvents);
        Called = Open(Clock, options, CalledEvents);
        Offer = OfferAnswer.CreateOffer(Caller.LocalMedia);
        OfferAnswer.TryAnswer(Offer, Called.LocalMedia, out var answer, out var calledMedia).ShouldBeTrue();
        OfferAnswer.TryAccept(Offer, answer, out var callerMedia).ShouldBeTrue();
        Answer = answer;
        CallerMedia = callerMedia;
        CalledMedia = calledMedia;
        if (passes is not null)
        {
            _relay = new UdpRelay(passes);
            CallerMedia = _relay.Redirect(callerMedia);
            CalledMedia = _relay.Redirect(calledMedia);
        }

        Caller.Apply(CallerMedia);
        Called.Apply(CalledMedia);
    }

    public ManualTimeProvider Time { get; } = new();

    public MediaClock Clock { get; }

    public MediaSession Caller { get; }

    public MediaSession Called { get; }

    public RecordingSink CallerEvents { get; } = new();

    public RecordingSink CalledEvents { get; } = new();

    public SessionDescription Offer { get; }

    public SessionDescription Answer { get; }

    public NegotiatedMedia CallerMedia { get; }

    public NegotiatedMedia CalledMedia { get; }

    public static MediaSessionOptions Options() => new() { Address = IPAddress.Loopback, Ports = Ports };

    public static MediaSession Open(MediaClock clock, MediaSessionOptions options, IMediaEventSink sink)
    {
        MediaSession.TryOpen(clock, options, sink, out var session, out var failure).ShouldBeTrue(failure);
        return session!;
    }

    public void Run(TimeSpan duration)
    {
        for (var passed = TimeSpan.Zero; passed < duration; passed += MediaClock.TickLength)
        {
            Time.Advance(MediaClock.TickLength);
            Clock.RunDueTicks();
            _relay?.Pump();
        }
    }

    public void Dispose()
    {
        Clock.Dispose();
        _relay?.Dispose();
    }
}
