namespace MiniBot.Calls.Trials;

/// <summary>What happens over the agent's words in a trial.</summary>
public sealed record OverlapScene
{
    /// <summary>What the person sends, from its first sound on, at 8 kHz; empty for nothing but echo.</summary>
    public required short[] Sound { get; init; }

    /// <summary>What is understood of it; empty for no words.</summary>
    public string Words { get; init; } = "";

    /// <summary>When its first sound comes, after the agent's first.</summary>
    public TimeSpan At { get; init; }

    /// <summary>How loud our own voice comes back, in dB; null for no echo.</summary>
    public double? EchoDb { get; init; }

    /// <summary>How late it comes back, up to 400 ms.</summary>
    public TimeSpan EchoDelay { get; init; }

    /// <summary>Makes the noise of the line.</summary>
    public int Seed { get; init; }
}

/// <summary>What the agent did in a trial. Times from the first sound of the person; null for never.</summary>
/// <param name="Ducked">Its voice began to fall.</param>
/// <param name="Silenced">Its voice had faded out.</param>
/// <param name="Resumed">It went on after a pause.</param>
/// <param name="IsInterrupted">It gave up what it was saying.</param>
public sealed record OverlapOutcome(TimeSpan? Ducked, TimeSpan? Silenced, TimeSpan? Resumed, bool IsInterrupted);
