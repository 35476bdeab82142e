using System.Collections.Immutable;

namespace MiniBot.Sip.Media;

/// <summary>
/// The one media thread of a line: every 20 ms it takes, exchanges and sends the audio of all sessions. Thread-safe.
/// A session that fails is taken out and told so; the others go on.
/// </summary>
public sealed class MediaClock : IDisposable
{
    /// <summary>20 ms.</summary>
    public static readonly TimeSpan TickLength = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time;
    private readonly IMediaClockObserver? _observer;
    private readonly DatagramBatch _batch = new();
    private readonly Lock _gate = new();
    private readonly long _start;
    private readonly TickPacer _pacer;
    private ImmutableArray<MediaSession> _sessions = [];
    private Thread? _thread;
    private volatile bool _stopping;

    /// <summary>A clock that stands until <see cref="Start"/>.</summary>
    /// <param name="time">Real time: the thread truly waits between ticks.</param>
    /// <param name="observer">Told of each packet and tick, or null.</param>
    public MediaClock(TimeProvider time, IMediaClockObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_time, _observer) = (time, observer);
        _start = time.GetTimestamp();
        _pacer = new TickPacer(_start, time.TimestampFrequency, TickLength);
    }

    /// <summary>Sessions that the clock drives now.</summary>
    public int SessionCount => _sessions.Length;

    /// <summary>Ticks that began more than 5 ms late.</summary>
    public long LateTicks => _pacer.LateTicks;

    /// <summary>Ticks left out because the machine stood still for more than 60 ms.</summary>
    public long SkippedTicks => _pacer.SkippedTicks;

    /// <summary>What the system granted to the thread; <see cref="MediaPriority.Ordinary"/> before it runs.</summary>
    public MediaPriority Priority { get; private set; }

    internal TimeProvider Time => _time;

    internal IMediaClockObserver? Observer => _observer;

    /// <summary>Time since the clock was made, which all its sessions count by.</summary>
    internal TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Starts the thread. Once.</summary>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            if (_thread is not null)
                throw new InvalidOperationException("The media clock runs already.");
            _thread = new Thread(Run) { IsBackground = true, Name = "media clock" };
            _thread.Start();
        }
    }

    /// <summary>Ends the thread and closes all sessions with RTCP BYE.</summary>
    public void Dispose()
    {
        Thread? thread;
        lock (_gate)
        {
            if (_stopping)
                return;
            _stopping = true;
            thread = _thread;
        }

        if (thread != Thread.CurrentThread)
            thread?.Join();
        foreach (var session in TakeAll())
            session.Close();
    }

    /// <summary>False when the clock is disposed of.</summary>
    internal bool TryAdd(MediaSession session)
    {
        lock (_gate)
        {
            if (!_stopping)
                _sessions = _sessions.Add(session);
            return !_stopping;
        }
    }

    /// <summary>True when the clock will close the session at its next tick; false when the caller must, as no thread uses it.</summary>
    internal bool WillClose(MediaSession session)
    {
        lock (_gate)
        {
            // While the thread ends, the clock's own Dispose closes what is left.
            if ((_thread is not null || _stopping) && _sessions.Contains(session))
                return true;
            _sessions = _sessions.Remove(session);
            return false;
        }
    }

    /// <summary>Runs the ticks that are due.</summary>
    internal void RunDueTicks()
    {
        while (!_stopping && _pacer.TryTake(_time.GetTimestamp(), out var tick))
            RunTick(tick);
    }

    private void Run()
    {
        Priority = MediaPriorities.Raise();
        _pacer.Begin(_time.GetTimestamp());
        while (!_stopping)
        {
            RunDueTicks();
            var rest = _pacer.NextDue - _time.GetTimestamp();
            if (rest > 0)
                PreciseWait.For(new TimeSpan((long)(rest * (double)TimeSpan.TicksPerSecond / _time.TimestampFrequency)));
        }
    }

    private void RunTick(in MediaTick tick)
    {
        var began = _observer is null ? 0 : _time.GetTimestamp();
        foreach (var session in _sessions)
        {
            if (!TryRun(session, tick))
                Remove(session);
        }

        _observer?.TickRan(_time.GetElapsedTime(_start, began) - tick.Now, _time.GetElapsedTime(began));
    }

    /// <summary>False when the session is over. The edge of the loop: what a session throws ends that session alone.</summary>
    private bool TryRun(MediaSession session, in MediaTick tick)
    {
        try
        {
            return session.TryTick(tick, _batch);
        }
        catch (Exception exception)
        {
            session.Fail(exception);
            return false;
        }
    }

    private void Remove(MediaSession session)
    {
        lock (_gate)
            _sessions = _sessions.Remove(session);
        session.Close();
    }

    private ImmutableArray<MediaSession> TakeAll()
    {
        lock (_gate)
        {
            var sessions = _sessions;
            _sessions = [];
            return sessions;
        }
    }
}
