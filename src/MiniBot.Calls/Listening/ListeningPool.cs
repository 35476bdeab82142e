namespace MiniBot.Calls.Listening;

/// <summary>
/// The threads that do the hearing of all calls, so that the media clock never waits for a recogniser. Thread-safe.
/// </summary>
public sealed class ListeningPool : IDisposable
{
    private readonly Worker[] _workers;

    /// <param name="threads">How many threads listen, 1 to 64; the number of processors is a good choice.</param>
    /// <param name="time">The clock of <see cref="Load"/>; null for the system's.</param>
    public ListeningPool(int threads, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 64);
        var clock = time ?? TimeProvider.System;
        Load = new ListeningLoad(threads, clock);
        _workers = [.. Enumerable.Range(1, threads).Select(n => new Worker($"listening {n}", Load, clock))];
    }

    /// <summary>How busy the threads are.</summary>
    public ListeningLoad Load { get; }

    /// <summary>Calls that are listened to.</summary>
    public int Calls => _workers.Sum(worker => worker.Count);

    /// <summary>Waits until one more call can be heard, and reserves its place until the result is disposed of; for whoever places calls.</summary>
    public ValueTask<IDisposable> ReserveAsync(CancellationToken cancellationToken) =>
        Load.ReserveAsync(() => Calls, cancellationToken);

    /// <summary>Stops the threads and waits for them. The calls that they listen to are over by then.</summary>
    public void Dispose()
    {
        foreach (var worker in _workers)
            worker.Dispose();
    }

    /// <summary>Gives an ear to the least busy thread.</summary>
    internal Membership Join(Ears ears)
    {
        var worker = _workers.MinBy(w => w.Count)!;
        worker.Add(ears);
        return new Membership(worker, ears);
    }

    /// <summary>An ear's place in the pool; disposing leaves the pool. <see cref="Wake"/> is safe on the media thread.</summary>
    internal sealed class Membership(Worker worker, Ears ears) : IDisposable
    {
        public void Wake() => worker.Wake();

        public void Dispose() => worker.Remove(ears);
    }

    internal sealed class Worker : IDisposable
    {
        private readonly AutoResetEvent _work = new(false);
        private readonly Lock _membership = new();
        private readonly Thread _thread;
        private readonly ListeningLoad _load;
        private readonly TimeProvider _time;
        private volatile Ears[] _ears = [];
        private volatile bool _stopping;

        public Worker(string name, ListeningLoad load, TimeProvider time)
        {
            _load = load;
            _time = time;
            _thread = new Thread(Run) { IsBackground = true, Name = name };
            _thread.Start();
        }

        public int Count => _ears.Length;

        public void Add(Ears ears)
        {
            lock (_membership)
                _ears = [.. _ears, ears];
        }

        public void Remove(Ears ears)
        {
            lock (_membership)
                _ears = [.. _ears.Where(e => e != ears)];
        }

        public void Wake() => _work.Set();

        public void Dispose()
        {
            _stopping = true;
            _work.Set();
            _thread.Join();
            _work.Dispose();
        }

        private void Run()
        {
            while (!_stopping)
            {
                _work.WaitOne();
                var began = _time.GetTimestamp();
                foreach (var ears in _ears)
                    ears.Listen();
                _load.Worked(_time.GetElapsedTime(began));
            }
        }
    }
}
