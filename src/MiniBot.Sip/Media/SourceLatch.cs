namespace MiniBot.Sip.Media;

/// <summary>
/// Decides whose RTP is ours, and where to send: to the signalled address until the far end's true source is known (symmetric RTP,
/// RFC 4961). The signalled source always counts. Another one is learnt once, from packets in a row of one stream: 2 from the
/// signalled host, 5 from elsewhere; everybody else is then a stranger. Pure, one thread.
/// </summary>
internal sealed class SourceLatch
{
    private const int FromSameHost = 2;
    private const int FromElsewhere = 5;

    private readonly Candidate[] _candidates = new Candidate[4];
    private MediaAddress _signalled;
    private MediaAddress? _latched;

    /// <summary>Where to send.</summary>
    public MediaAddress Destination => _latched ?? _signalled;

    /// <summary>True once the source is known.</summary>
    public bool IsLatched => _latched is not null;

    /// <summary>Takes the address that the far end signalled; a new one lets a new source be learnt.</summary>
    public void Expect(MediaAddress signalled)
    {
        if (signalled == _signalled)
            return;
        (_signalled, _latched) = (signalled, null);
        _candidates.AsSpan().Clear();
    }

    /// <summary>Judges a packet that is valid RTP of an agreed payload type.</summary>
    public bool Accept(MediaAddress source, uint ssrc, ushort sequenceNumber)
    {
        if (source == _signalled)
        {
            _latched = source;
            return true;
        }

        if (_latched is { } latched)
            return source == latched;
        ref var candidate = ref Find(source, ssrc);
        candidate = candidate.With(sequenceNumber);
        if (candidate.InARow < (source.IsSameHost(_signalled) ? FromSameHost : FromElsewhere))
            return false;
        _latched = source;
        return true;
    }

    /// <summary>The candidate of this source and stream; a new one takes the place of the least advanced.</summary>
    private ref Candidate Find(MediaAddress source, uint ssrc)
    {
        var least = 0;
        for (var i = 0; i < _candidates.Length; i++)
        {
            if (_candidates[i].InARow > 0 && _candidates[i].Source == source && _candidates[i].Ssrc == ssrc)
                return ref _candidates[i];
            if (_candidates[i].InARow < _candidates[least].InARow)
                least = i;
        }

        _candidates[least] = new Candidate(source, ssrc, 0, 0);
        return ref _candidates[least];
    }

    private readonly record struct Candidate(MediaAddress Source, uint Ssrc, ushort Last, int InARow)
    {
        public Candidate With(ushort sequenceNumber) =>
            this with
            {
                Last = sequenceNumber,
                InARow = InARow > 0 && sequenceNumber == (ushort)(Last + 1) ? InARow + 1 : 1,
            };
    }
}
