namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench say</c> has measured: from the decision to say a prompt until its first packet can be sent.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Voice">The engine.</param>
/// <param name="Runs">The ways a prompt comes to be there.</param>
/// <param name="EncodeNsPerFrame">A-law of one 20 ms frame, in ns: what keeping A-law instead of samples would save.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
internal sealed record SayBenchReport(
    MachineFacts Machine,
    string Voice,
    IReadOnlyList<SayBenchRun> Runs,
    double EncodeNsPerFrame,
    double? LoadAverage
);

/// <summary>One way.</summary>
/// <param name="Prompt">Where the prompt was.</param>
/// <param name="Count">How often it was asked for.</param>
/// <param name="P50Ms">Half were there after at most this, in ms.</param>
/// <param name="P95Ms">95 of 100.</param>
/// <param name="MaxMs">The slowest.</param>
internal sealed record SayBenchRun(string Prompt, int Count, double P50Ms, double P95Ms, double MaxMs);
