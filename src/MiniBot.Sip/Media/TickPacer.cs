namespace MiniBot.Sip.Media;

/// <summary>
/// Says which ticks are due, counted from an absolute start, so that late wake-ups do not add up. Ticks missed are made up for,
/// a few at a time; beyond that they are skipped and counted. Pure, one thread.
/// </summary>
internal sealed class TickPacer(long start, long frequency, TimeSpan length)
{
    /// <summary>Ticks that may run at once after a standstill.</summary>
    public const int MaxCatchUp = 3;

    private readonly long _lengthTicks = length.Ticks;
    private readonly long _tolerance = frequency / 200;
    private long _next = 1;

    /// <summary>Ticks that began more than 5 ms after they were due.</summary>
    public long LateTicks { get; private set; }

    /// <summary>Ticks that never ran.</summary>
    public long SkippedTicks { get; private set; }

    /// <summary>When the next tick is due, as a timestamp.</summary>
    public long NextDue => DueOf(_next);

    /// <summary>Begins: ticks due before now were never meant to run.</summary>
    public void Begin(long now) => _next = Newest(now) + 1;

    /// <summary>Takes the next tick if it is due.</summary>
    /// <param name="now">The timestamp now.</param>
    /// <param name="tick">The tick to run.</param>
    public bool TryTake(long now, out MediaTick tick)
    {
        tick = default;
        if (now < NextDue)
            return false;
        var skipped = Math.Max(0, Newest(now) - _next - MaxCatchUp + 1);
        SkippedTicks += skipped;
        _next += skipped;
        var late = now - NextDue;
        if (late > _tolerance)
            LateTicks++;
        tick = new MediaTick(_next, (int)skipped + 1, new TimeSpan(_next * _lengthTicks));
        _next++;
        return true;
    }

    private long Newest(long now) => (long)((Int128)(now - start) * TimeSpan.TicksPerSecond / ((Int128)frequency * _lengthTicks));

    private long DueOf(long index) => start + (long)((Int128)index * _lengthTicks * frequency / TimeSpan.TicksPerSecond);
}

/// <summary>One tick of the media clock.</summary>
/// <param name="Index">Counted from the clock's start.</param>
/// <param name="TicksPassed">1, or more when ticks before it were skipped.</param>
/// <param name="Now">When it was due, since the clock's start.</param>
internal readonly record struct MediaTick(long Index, int TicksPassed, TimeSpan Now);
