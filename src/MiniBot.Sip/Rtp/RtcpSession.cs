using System.Buffers.Text;
using System.Security.Cryptography;

namespace MiniBot.Sip.Rtp;

/// <summary>
/// The reports of one RTP session with two members: when to send, what to send, what the far end reported. RFC 3550 §6.
/// Pure: times are handed in. One thread.
/// </summary>
internal sealed class RtcpSession
{
    /// <summary>Large enough for any compound written here.</summary>
    public const int MaxLength = 128;

    // RFC 3550 §6.2: the mean interval, and the factor that makes up for randomisation converging below it.
    private static readonly TimeSpan MeanInterval = TimeSpan.FromSeconds(5);
    private const double Compensation = 1.21828;
    private static readonly DateTimeOffset NtpEpoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RtpSender _sender;
    private readonly RtpReception _reception;
    private readonly int _clockRateHz;
    private readonly byte[] _canonicalName;
    private readonly Random _random;
    private TimeSpan? _next;
    private long _packetsBefore;
    private uint _lastSenderReport;
    private TimeSpan _lastSenderReportAt;
    private double _remoteJitter = double.NaN;
    private double _remoteLoss = double.NaN;

    public RtcpSession(RtpSender sender, RtpReception reception, int clockRateHz, byte[] canonicalName, Random random)
    {
        (_sender, _reception, _clockRateHz, _canonicalName, _random) = (sender, reception, clockRateHz, canonicalName, random);
    }

    /// <summary>The far end's report on what we send, in milliseconds; null before the first. Read from any thread.</summary>
    public double? RemoteJitterMilliseconds => double.IsNaN(_remoteJitter) ? null : _remoteJitter;

    /// <summary>0 to 1, over the far end's last interval; null before the first. Read from any thread.</summary>
    public double? RemoteFractionLost => double.IsNaN(_remoteLoss) ? null : _remoteLoss;

    /// <summary>A name without meaning, new for each call. RFC 7022 §4.2.</summary>
    public static byte[] CreateCanonicalName()
    {
        Span<byte> random = stackalloc byte[12];
        RandomNumberGenerator.Fill(random);
        var name = new byte[Base64.GetMaxEncodedToUtf8Length(random.Length)];
        Base64.EncodeToUtf8(random, name, out _, out _);
        return name;
    }

    /// <summary>Reads a datagram; false when it is no compound RTCP.</summary>
    public bool Receive(ReadOnlySpan<byte> datagram, TimeSpan now)
    {
        if (!RtcpReader.IsCompound(datagram))
            return false;
        var reader = new RtcpReader(datagram);
        while (reader.TryNext())
        {
            if (reader.TryReadSenderTime(out var ntpTime))
                (_lastSenderReport, _lastSenderReportAt) = ((uint)(ntpTime >> 16), now);
            for (var i = 0; i < reader.ReportCount; i++)
                Take(reader.ReadReport(i));
        }

        return true;
    }

    /// <summary>True once for each report that is to be sent.</summary>
    public bool TakeDue(TimeSpan now)
    {
        // The first report comes after half the interval. RFC 3550 §6.2.
        _next ??= now + (Interval() / 2);
        if (now < _next)
            return false;
        _next = now + Interval();
        return true;
    }

    /// <summary>Writes a report: SR when something was sent since the last, else RR, with SDES. Returns its length.</summary>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="timestamp">Our stream's timestamp at this instant.</param>
    /// <param name="now">Time since the session began.</param>
    /// <param name="wallClock">The same instant on the wall clock.</param>
    public int WriteReport(Span<byte> destination, uint timestamp, TimeSpan now, DateTimeOffset wallClock) =>
        Write(destination, timestamp, now, wallClock, goodbye: false);

    /// <summary>The last compound of the stream, with BYE. RFC 3550 §6.6.</summary>
    public int WriteGoodbye(Span<byte> destination, uint timestamp, TimeSpan now, DateTimeOffset wallClock) =>
        Write(destination, timestamp, now, wallClock, goodbye: true);

    private int Write(Span<byte> destination, uint timestamp, TimeSpan now, DateTimeOffset wallClock, bool goodbye)
    {
        var writer = new RtcpWriter(destination);
        var report = Report(now);
        if (_sender.Packets > _packetsBefore)
        {
            var info = new SenderInfo(_sender.Ssrc, ToNtp(wallClock), timestamp, _sender.Packets, _sender.Octets);
            writer.WriteSenderReport(info, report);
        }
        else
        {
            writer.WriteReceiverReport(_sender.Ssrc, report);
        }

        _packetsBefore = _sender.Packets;
        writer.WriteSourceDescription(_sender.Ssrc, _canonicalName);
        if (goodbye)
            writer.WriteGoodbye(_sender.Ssrc);
        return writer.Length;
    }

    private ReceptionReport? Report(TimeSpan now)
    {
        if (!_reception.HasStarted)
            return null;
        var report = _reception.TakeReport();
        return _lastSenderReport == 0
            ? report
            : report with
            {
                LastSenderReport = _lastSenderReport,
                DelaySinceLastSenderReport = (uint)((now - _lastSenderReportAt).TotalSeconds * 0x1_0000),
            };
    }

    private void Take(in ReceptionReport report)
    {
        if (report.Ssrc != _sender.Ssrc)
            return;
        _remoteJitter = report.Jitter * 1000.0 / _clockRateHz;
        _remoteLoss = report.FractionLost / 256.0;
    }

    private TimeSpan Interval() => MeanInterval * ((0.5 + _random.NextDouble()) / Compensation);

    private static ulong ToNtp(DateTimeOffset wallClock)
    {
        var ticks = (ulong)(wallClock - NtpEpoch).Ticks;
        var fraction = (ticks % TimeSpan.TicksPerSecond << 32) / TimeSpan.TicksPerSecond;
        return (ticks / TimeSpan.TicksPerSecond << 32) | fraction;
    }
}
