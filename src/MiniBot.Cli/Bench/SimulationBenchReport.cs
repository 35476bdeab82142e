namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench simulate</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Conversations">How many in each run.</param>
/// <param name="WordErrorRate">Of the simulated recogniser.</param>
/// <param name="Runs">On one thread, then on all processors.</param>
internal sealed record SimulationBenchReport(
    MachineFacts Machine,
    int Conversations,
    double WordErrorRate,
    IReadOnlyList<SimulationBenchRun> Runs
);

/// <summary>One run.</summary>
/// <param name="Threads">At a time.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="ConversationsPerMinute">The figure that counts.</param>
/// <param name="MicrosecondsPerTurn">Of one thread, by utterances of callers; everything between two of them included.</param>
/// <param name="BytesPerConversation">Allocated on the managed heap.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
internal sealed record SimulationBenchRun(
    int Threads,
    double Seconds,
    long ConversationsPerMinute,
    double MicrosecondsPerTurn,
    long BytesPerConversation,
    double? LoadAverage
);
