using System.Net;
using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Media;

/// <summary>Who makes sense of the payloads of one stream.</summary>
internal interface IRtpPayloads
{
    /// <summary>The payload type was agreed on.</summary>
    bool Accepts(byte payloadType);

    void Receive(in RtpPacket packet, SequenceVerdict verdict, long arrivalNanoseconds, TimeSpan now);
}

/// <summary>
/// One RTP stream each way with its RTCP: two sockets, the source, the counters. Owns the sockets. Used by the media thread;
/// the counters may be read from any thread.
/// </summary>
internal sealed class RtpTransport : IDisposable
{
    // A flood is read no faster than 64 datagrams a tick; the kernel drops the rest.
    private const int MaxReads = 8;

    // Reports come every few seconds: their socket is looked at every 100 ms, those of different calls at different ticks.
    private const int TicksPerControlRead = 5;

    private readonly DatagramSocket _media;
    private readonly DatagramSocket _control;
    private readonly SourceLatch _latch = new();
    private readonly RtcpSession _rtcp;
    private readonly byte[] _report = new byte[RtcpSession.MaxLength];
    private MediaAddress _remote;
    private MediaAddress _remoteControl;
    private bool _multiplexed;
    private int _ticksToControlRead;

    public RtpTransport(
        (DatagramSocket Media, DatagramSocket Control) sockets,
        RtpOrigin origin,
        int clockRateHz,
        byte[] canonicalName
    )
    {
        (_media, _control) = sockets;
        Origin = origin;
        Sender = new RtpSender(origin);
        Reception = new RtpReception(clockRateHz);
        _rtcp = new RtcpSession(Sender, Reception, clockRateHz, canonicalName, new Random((int)origin.Ssrc));
        _ticksToControlRead = (int)(origin.Ssrc % TicksPerControlRead);
    }

    public RtpOrigin Origin { get; }

    public RtpSender Sender { get; }

    public RtpReception Reception { get; }

    public int MediaPort => _media.Port;

    public int ControlPort => _control.Port;

    /// <summary>When a packet of the far end's last arrived; zero before.</summary>
    public TimeSpan LastHeard { get; private set; }

    /// <summary>Datagrams refused: malformed, of a stranger, of another payload type, after a jump.</summary>
    public long Discarded { get; private set; }

    public double? RemoteJitterMilliseconds => _rtcp.RemoteJitterMilliseconds;

    public double? RemoteFractionLost => _rtcp.RemoteFractionLost;

    /// <summary>Takes the far end's addresses; those of a hold by 0.0.0.0 leave the ones before in place.</summary>
    public void Configure(IPEndPoint remote, IPEndPoint remoteControl, bool multiplexed)
    {
        if (MediaAddress.From(remote).IsNowhere)
            return;
        (_remote, _remoteControl) = (MediaAddress.From(remote), MediaAddress.From(remoteControl));
        _multiplexed = multiplexed;
        _latch.Expect(_remote);
    }

    /// <summary>Takes everything that waits: media at each tick, reports at some.</summary>
    public void Receive(DatagramBatch batch, IRtpPayloads payloads, TimeSpan now, TimeProvider time)
    {
        for (var read = 0; read < MaxReads; read++)
        {
            var count = batch.Receive(_media);
            for (var i = 0; i < count; i++)
            {
                if (
                    !batch.TryTakeOrigin(i, out var source, out var arrival) || !TryTake(batch[i], source, arrival, payloads, now)
                )
                    Discarded++;
            }

            if (count < DatagramBatch.Capacity)
                break;
        }

        if (_multiplexed || --_ticksToControlRead >= 0)
            return;
        _ticksToControlRead = TicksPerControlRead - 1;
        ReceiveReports(batch, now, time);
    }

    /// <summary>Sends a packet whose payload stands at <see cref="RtpPacket.HeaderLength"/>.</summary>
    public void Send(Span<byte> packet, bool marker, byte payloadType, uint timestamp)
    {
        Sender.WriteHeader(packet, marker, payloadType, timestamp);
        SendTo(_media, packet, _latch.Destination);
    }

    /// <summary>Sends a report if one is due.</summary>
    public void SendReport(uint timestamp, TimeSpan now, TimeProvider time)
    {
        if (_rtcp.TakeDue(now))
            SendControl(_rtcp.WriteReport(_report, timestamp, now, time.GetUtcNow()));
    }

    /// <summary>Tells the far end that the stream is over.</summary>
    public void SendGoodbye(uint timestamp, TimeSpan now, TimeProvider time) =>
        SendControl(_rtcp.WriteGoodbye(_report, timestamp, now, time.GetUtcNow()));

    public void Dispose()
    {
        _media.Dispose();
        _control.Dispose();
    }

    private void ReceiveReports(DatagramBatch batch, TimeSpan now, TimeProvider time)
    {
        var count = batch.Receive(_control);
        for (var i = 0; i < count; i++)
        {
            if (
                !batch.TryTakeOrigin(i, out var source, out var arrival)
                || !TryTakeReport(batch[i], source, now - TimeWaited(arrival, time))
            )
                Discarded++;
        }
    }

    /// <summary>How long a report lay at its socket, which is no part of the round trip; a wall clock that is set changes it little.</summary>
    private static TimeSpan TimeWaited(long arrivalNanoseconds, TimeProvider time)
    {
        var waited = time.GetUtcNow() - DateTimeOffset.UnixEpoch.AddTicks(arrivalNanoseconds / TimeSpan.NanosecondsPerTick);
        return TimeSpan.FromTicks(Math.Clamp(waited.Ticks, 0, (TicksPerControlRead * MediaClock.TickLength).Ticks));
    }

    private bool TryTake(ReadOnlySpan<byte> datagram, MediaAddress source, long arrival, IRtpPayloads payloads, TimeSpan now)
    {
        if (_multiplexed && RtpPacket.IsControl(datagram))
            return TryTakeReport(datagram, source, now);
        if (!RtpPacket.TryRead(datagram, out var packet) || !payloads.Accepts(packet.PayloadType))
            return false;
        if (!_latch.Accept(source, packet.Ssrc, packet.SequenceNumber))
            return false;
        var verdict = Reception.Receive(packet.Ssrc, packet.SequenceNumber);
        if (verdict == SequenceVerdict.Jumped)
            return false;
        LastHeard = now;
        payloads.Receive(packet, verdict, arrival, now);
        return true;
    }

    /// <summary>Reports count only from the host that the media comes from, or that was signalled.</summary>
    private bool TryTakeReport(ReadOnlySpan<byte> datagram, MediaAddress source, TimeSpan now) =>
        (source.IsSameHost(_latch.Destination) || source.IsSameHost(_remoteControl)) && _rtcp.Receive(datagram, now);

    private void SendControl(int length) =>
        SendTo(_multiplexed ? _media : _control, _report.AsSpan(0, length), ControlDestination());

    private static void SendTo(DatagramSocket socket, ReadOnlySpan<byte> datagram, MediaAddress destination)
    {
        if (!destination.IsNowhere)
            socket.Send(datagram, destination);
    }

    /// <summary>Where media was learnt to come from elsewhere, reports follow it to the port after.</summary>
    private MediaAddress ControlDestination()
    {
        var media = _latch.Destination;
        if (_multiplexed)
            return media;
        return media == _remote ? _remoteControl : media with { Port = (ushort)(media.Port + 1) };
    }
}
