namespace MiniBot.Calls.Listening;

/// <summary>
/// How busy the listening threads are: the time they work over the time that passes, as a moving average. Tells whether one more call
/// can be heard: a thread that falls behind makes every call that it listens to slow to answer. Thread-safe.
/// </summary>
public sealed class ListeningLoad
{
    /// <summary>Beyond this share no call is added.</summary>
    public const double Most = 0.8;

    /// <summary>The average forgets two thirds of what was in this time.</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(0.5);

    /// <summary>What a call is taken to cost until one was measured, as a share of one thread: 60 calls on two.</summary>
    private const double AssumedShareOfThread = 0.026;

    private readonly int _threads;
    private readonly TimeProvider _time;
    private readonly Lock _state = new();
    private TimeSpan _worked;
    private long _since;
    private double _average;
    private int _reserved;

    /// <param name="threads">Threads that listen, 1 or more.</param>
    /// <param name="time">The clock.</param>
    public ListeningLoad(int threads, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _threads = threads;
        _time = time;
        _since = time.GetTimestamp();
    }

    /// <summary>The average share of their time that the threads work, 0 to 1.</summary>
    public double Current
    {
        get
        {
            lock (_state)
                return Average();
        }
    }

    /// <summary>A thread has worked so long.</summary>
    public void Worked(TimeSpan time)
    {
        lock (_state)
            _worked += time;
    }

    /// <summary>
    /// Reserves a place if one more call can be heard beside <paramref name="calls"/> that are: a call that is expected, and perhaps
    /// only rings yet, is taken to add the load of the mean call. To be given back with <see cref="Release"/>.
    /// </summary>
    public bool TryReserve(int calls)
    {
        lock (_state)
        {
            var average = Average();
            var share = Math.Max(AssumedShareOfThread / _threads, average / Math.Max(1, calls));
            var expected = Math.Max(0, _reserved - calls) + 1;
            if (average + (expected * share) > Most)
                return false;
            _reserved++;
            return true;
        }
    }

    /// <summary>The call of a place is over, or was never made.</summary>
    public void Release()
    {
        lock (_state)
            _reserved--;
    }

    /// <summary>Waits until a place can be reserved; disposing of the result gives it back, once.</summary>
    /// <param name="countCalls">How many are heard now.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask<IDisposable> ReserveAsync(Func<int> countCalls, CancellationToken cancellationToken)
    {
        while (!TryReserve(countCalls()))
            await Task.Delay(s_look, _time, cancellationToken);
        return new Place(this);
    }

    /// <summary>What was worked since the last look goes into the average with the weight of the time that passed.</summary>
    private double Average()
    {
        var passed = _time.GetElapsedTime(_since);
        if (passed < s_look)
            return _average;
        var share = Math.Min(1, _worked / (passed * _threads));
        var weight = 1 - Math.Exp(-(passed / s_memory));
        _average += weight * (share - _average);
        (_since, _worked) = (_time.GetTimestamp(), TimeSpan.Zero);
        return _average;
    }

    private sealed class Place(ListeningLoad load) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                load.Release();
        }
    }
}
