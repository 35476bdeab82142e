namespace MiniBot.Speech.Models.Pulling;

/// <summary>How models are fetched.</summary>
public sealed record PullOptions
{
    /// <summary>A folder (models or downloaded files in it) or the address of a mirror instead of where models are published; null for there.</summary>
    public string? From { get; init; }

    /// <summary>A server that sends less than <see cref="StallBytes"/> in this time is given up on. 1 s to 10 min.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What has to come within <see cref="StallLimit"/>, in bytes: 1 to 1 MiB.</summary>
    public int StallBytes { get; init; } = 32 * 1024;

    /// <summary>How often in a row a server may fail without having sent anything, 1 to 20.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait after the first failure, doubled after each further one. 0 to 1 min.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a server may ask for (Retry-After). 0 to 1 h.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong with these options, key and mend; empty if nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (StallLimit < TimeSpan.FromSeconds(1) || StallLimit > TimeSpan.FromMinutes(10))
            problems.Add("stall_limit: 1 s to 10 min");
        if (StallBytes is < 1 or > 1 << 20)
            problems.Add("stall_bytes: 1 to 1048576");
        if (Attempts is < 1 or > 20)
            problems.Add("attempts: 1 to 20");
        if (FirstWait < TimeSpan.Zero || FirstWait > TimeSpan.FromMinutes(1))
            problems.Add("first_wait: 0 to 1 min");
        if (LongestWait < TimeSpan.Zero || LongestWait > TimeSpan.FromHours(1))
            problems.Add("longest_wait: 0 to 1 h");
        return problems;
    }
}
