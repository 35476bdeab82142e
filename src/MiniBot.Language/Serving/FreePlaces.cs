namespace MiniBot.Language.Serving;

/// <summary>The questions that a server answers at once, and those that may wait for a place. Thread-safe.</summary>
internal sealed class FreePlaces(int places, int maxWaiting) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places);
    private int _waiting;

    /// <summary>Takes a place, waiting for one if need be; false when too many wait already.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        if (_free.Wait(0, CancellationToken.None))
            return true;
        try
        {
            if (Interlocked.Increment(ref _waiting) > maxWaiting)
                return false;
            await _free.WaitAsync(cancellationToken);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Free() => _free.Release();

    /// <inheritdoc />
    public void Dispose() => _free.Dispose();
}
