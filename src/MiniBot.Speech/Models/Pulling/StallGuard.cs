namespace MiniBot.Speech.Models.Pulling;

/// <summary>Cancels what makes too little progress: fewer than <paramref name="bytes"/> in <paramref name="limit"/>.</summary>
internal sealed class StallGuard(TimeSpan limit, int bytes, TimeProvider time, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stalled = new(limit, time);
    private CancellationTokenSource? _either;
    private long _sinceReset;

    /// <summary>Cancelled by the caller or by a stall.</summary>
    public CancellationToken Token =>
        (_either ??= CancellationTokenSource.CreateLinkedTokenSource(_stalled.Token, cancellationToken)).Token;

    /// <summary>True if it was the stall.</summary>
    public bool HasStalled => _stalled.IsCancellationRequested && !cancellationToken.IsCancellationRequested;

    /// <summary>Something came.</summary>
    public void Note(int count)
    {
        _sinceReset += count;
        if (_sinceReset < bytes)
            return;
        _sinceReset = 0;
        _stalled.CancelAfter(limit);
    }

    public void Dispose()
    {
        _either?.Dispose();
        _stalled.Dispose();
    }
}
