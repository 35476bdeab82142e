using System.Net;
using System.Net.Sockets;
using MiniBot.Sip.Media;
using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Tests.Media;

/// <summary>Who may speak into a call, over real sockets.</summary>
public sealed class MediaSessionSourceTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly MediaPair _pair = new();
    private readonly ToneExchange _called = new(1000);
    private readonly Socket _stranger = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private ushort _sequenceNumber = 1;

    public MediaSessionSourceTests()
    {
        _pair.Called.Attach(_called);
        _stranger.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public void Dispose()
    {
        _stranger.Dispose();
        _pair.Dispose();
    }

    [Fact]
    public void Stranger_DuringTheCall_IsDroppedAndCounted()
    {
        _pair.Run(Second);
        var received = _pair.Called.Statistics.PacketsReceived;
        _called.Forget();

        Attack(50);

        _called.Peak.ShouldBeLessThan(100);
        _pair.Called.Statistics.PacketsDiscarded.ShouldBe(50);
        _pair.Called.Statistics.PacketsReceived.ShouldBe(received + 50);
        _stranger.Poll(0, SelectMode.SelectRead).ShouldBeFalse();
    }

    [Fact]
    public void Stranger_BeforeTheFarEndSpeaks_LosesTheCallToIt()
    {
        Attack(1);

        _pair.Run(Second);
        Drain();
        _called.Forget();
        Attack(50);

        _called.Peak.ShouldBeLessThan(100);
        _stranger.Poll(0, SelectMode.SelectRead).ShouldBeFalse();
    }

    [Fact]
    public void UnknownPayloadTypes_AreNotHeardAndLearnNothing()
    {
        Attack(50, payloadType: 3);

        _called.Peak.ShouldBeLessThan(100);
        _stranger.Poll(0, SelectMode.SelectRead).ShouldBeFalse();
    }

    [Fact]
    public void Garbage_OnEveryPort_IsCountedAndHarmless()
    {
        var random = new Random(7);
        var media = _pair.Called.LocalMedia;
        foreach (var port in new[] { media.AudioPort, media.AudioControlPort, media.TextPort!.Value, media.TextControlPort })
        {
            for (var i = 0; i < 40; i++)
            {
                var garbage = new byte[random.Next(3000)];
                random.NextBytes(garbage);
                _stranger.SendTo(garbage, new IPEndPoint(IPAddress.Loopback, port));
            }
        }

        _pair.Run(Second);

        _pair.CalledEvents.Failure.ShouldBeNull();
        _pair.Called.Statistics.PacketsDiscarded.ShouldBeGreaterThanOrEqualTo(40);
        _pair.Called.Statistics.PacketsReceived.ShouldBe(50);
    }

    /// <summary>Loud packets, one a tick, in order.</summary>
    private void Attack(int packets, byte payloadType = 8)
    {
        var packet = new byte[172];
        for (var i = 0; i < packets; i++)
        {
            packet.AsSpan(RtpPacket.HeaderLength).Fill(0x2A);
            RtpPacket.WriteHeader(packet, false, payloadType, _sequenceNumber, _sequenceNumber * 160u, 0xBAD);
            _sequenceNumber++;
            _stranger.SendTo(packet, new IPEndPoint(IPAddress.Loopback, _pair.Called.LocalMedia.AudioPort));
            _pair.Run(MediaClock.TickLength);
        }
    }

    private void Drain()
    {
        var buffer = new byte[2048];
        while (_stranger.Poll(0, SelectMode.SelectRead))
            _stranger.Receive(buffer);
    }
}
