namespace MiniBot.Sip.Rtp;

/// <summary>What the sequence number of a received packet says of it.</summary>
internal enum SequenceVerdict
{
    /// <summary>Newer than all before, at most 3000 numbers ahead.</summary>
    Newer,

    /// <summary>Older than the newest by at most 100: late or a duplicate.</summary>
    Older,

    /// <summary>The stream began anew: first packet, another SSRC, or two packets in a row after a jump.</summary>
    Started,

    /// <summary>A single jump: not to be used.</summary>
    Jumped,
}

/// <summary>
/// The receiving side of one stream: order, loss and interarrival jitter. RFC 3550 §6.4.1, appendices A.1, A.3 and A.8. One thread.
/// </summary>
internal sealed class RtpReception(int clockRateHz)
{
    private const int MaxDropout = 3000;
    private const int MaxMisorder = 100;
    private const int NoJump = -1;

    private ushort _newest;
    private uint _base;
    private uint _cycles;
    private int _afterJump = NoJump;
    private long _received;
    private long _expectedBefore;
    private long _receivedBefore;
    private double _jitter;
    private long _lastTransit;
    private bool _hasTransit;
    private long _lostInEarlierStreams;

    public bool HasStarted { get; private set; }

    public uint Ssrc { get; private set; }

    public uint ExtendedNewest => _cycles + _newest;

    public long Received { get; private set; }

    public double JitterMilliseconds => _jitter * 1000 / clockRateHz;

    /// <summary>Over all streams since the start; duplicates may make it smaller than the true loss, never below 0.</summary>
    public long Lost => _lostInEarlierStreams + LostInThisStream;

    private long Expected => HasStarted ? (long)ExtendedNewest - _base + 1 : 0;

    private long LostInThisStream => Math.Max(0, Expected - _received);

    /// <summary>Counts a packet, unless it only jumped.</summary>
    public SequenceVerdict Receive(uint ssrc, ushort sequenceNumber)
    {
        var verdict = HasStarted && ssrc == Ssrc ? Place(sequenceNumber) : SequenceVerdict.Started;
        if (verdict == SequenceVerdict.Started)
            Start(ssrc, sequenceNumber);
        if (verdict != SequenceVerdict.Jumped)
        {
            _received++;
            Received++;
        }

        return verdict;
    }

    /// <summary>Feeds the jitter estimate. Packets that repeat a timestamp (DTMF) are not fed. RFC 3550 A.8.</summary>
    public void Time(uint timestamp, long arrivalNanoseconds)
    {
        var arrival = (long)(arrivalNanoseconds * (double)clockRateHz / 1_000_000_000);
        var transit = arrival - timestamp;
        if (_hasTransit)
        {
            // Both clocks wrap: the timestamp at 32 bits.
            var difference = Math.Abs((double)(int)(uint)(transit - _lastTransit));
            _jitter += (difference - _jitter) / 16;
        }

        (_lastTransit, _hasTransit) = (transit, true);
    }

    /// <summary>The report block on this stream since the block before. RFC 3550 A.3.</summary>
    public ReceptionReport TakeReport()
    {
        var expected = Expected - _expectedBefore;
        var lost = expected - (_received - _receivedBefore);
        (_expectedBefore, _receivedBefore) = (Expected, _received);
        return new ReceptionReport
        {
            Ssrc = Ssrc,
            FractionLost = expected <= 0 || lost <= 0 ? (byte)0 : (byte)Math.Min(255, lost * 256 / expected),
            CumulativeLost = (int)Math.Clamp(Expected - _received, -0x80_0000, 0x7F_FFFF),
            ExtendedNewest = ExtendedNewest,
            Jitter = (uint)_jitter,
        };
    }

    private SequenceVerdict Place(ushort sequenceNumber)
    {
        var ahead = (ushort)(sequenceNumber - _newest);
        if (ahead is > 0 and < MaxDropout)
        {
            if (sequenceNumber < _newest)
                _cycles += 0x1_0000;
            _newest = sequenceNumber;
            _afterJump = NoJump;
            return SequenceVerdict.Newer;
        }

        if (ahead == 0 || ahead > 0x1_0000 - MaxMisorder)
            return SequenceVerdict.Older;
        if (sequenceNumber == _afterJump)
            return SequenceVerdict.Started;
        _afterJump = (ushort)(sequenceNumber + 1);
        return SequenceVerdict.Jumped;
    }

    private void Start(uint ssrc, ushort sequenceNumber)
    {
        _lostInEarlierStreams += LostInThisStream;
        (Ssrc, _newest, _base, _cycles) = (ssrc, sequenceNumber, sequenceNumber, 0);
        (_received, _expectedBefore, _receivedBefore) = (0, 0, 0);
        (_jitter, _hasTransit, _afterJump) = (0, false, NoJump);
        HasStarted = true;
    }
}
