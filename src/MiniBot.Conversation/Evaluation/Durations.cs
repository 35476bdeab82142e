namespace MiniBot.Conversation.Evaluation;

/// <summary>How long each reading took.</summary>
internal sealed class Durations(TimeProvider time)
{
    private readonly List<double> _microseconds = [];

    /// <summary>Measures one reading.</summary>
    public T Of<T>(Func<T> read)
    {
        var began = time.GetTimestamp();
        var result = read();
        _microseconds.Add(time.GetElapsedTime(began).TotalMicroseconds);
        return result;
    }

    /// <summary>The duration that this share of the readings did not exceed, in µs.</summary>
    public double Percentile(double share)
    {
        if (_microseconds.Count == 0)
            return 0;
        _microseconds.Sort();
        return Math.Round(_microseconds[Math.Min(_microseconds.Count - 1, (int)(share * _microseconds.Count))], 1);
    }
}
