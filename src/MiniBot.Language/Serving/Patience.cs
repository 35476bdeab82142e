namespace MiniBot.Language.Serving;

/// <summary>
/// How long one question may still take. What is awaited has a limit of its own; the whole has one that does not move.
/// One owner, except for the clock that runs out.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _end;
    private readonly CancellationToken _unwanted;
    private CancellationTokenSource _limit;
    private CancellationTokenRegistration _link;
    private ITimer? _timer;

    public Patience(TimeProvider time, TimeSpan total, CancellationToken unwanted)
    {
        _time = time;
        _end = time.GetUtcNow() + total;
        _unwanted = unwanted;
        _limit = new CancellationTokenSource();
    }

    /// <summary>Cancelled when the answer is not wanted any more, or late.</summary>
    public CancellationToken Token => _limit.Token;

    /// <summary>True when who asked wants no more.</summary>
    public bool IsUnwanted => _unwanted.IsCancellationRequested;

    /// <summary>True when nothing more may be tried.</summary>
    public bool IsOver => IsUnwanted || _time.GetUtcNow() >= _end;

    /// <summary>Begins anew with one server: the limit of the last one is forgotten.</summary>
    public void Begin(TimeSpan limit)
    {
        Close();
        _limit = new CancellationTokenSource();
        var source = _limit;
        _link = _unwanted.UnsafeRegister(_ => Cancel(source), null);
        _timer = _time.CreateTimer(_ => Cancel(source), null, Left(limit), Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is awaited next has this long.</summary>
    public void Expect(TimeSpan limit) => _timer?.Change(Left(limit), Timeout.InfiniteTimeSpan);

    /// <inheritdoc />
    public void Dispose() => Close();

    private TimeSpan Left(TimeSpan limit)
    {
        var left = _end - _time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero
            : left < limit ? left
            : limit;
    }

    private void Close()
    {
        _timer?.Dispose();
        _link.Dispose();
        _limit.Dispose();
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The clock ran out just as the answer ended.
        }
    }
}
