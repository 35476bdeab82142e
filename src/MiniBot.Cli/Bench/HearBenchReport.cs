namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench hear</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
/// <param name="Engine">Who heard.</param>
/// <param name="Phrases">In its grammar.</param>
/// <param name="Streams">At once, each with voice activity and recognition.</param>
/// <param name="Threads">That listened.</param>
/// <param name="Seconds">Length of the measurement.</param>
/// <param name="RealTimeFactor">Time of recognition for a second of speech.</param>
/// <param name="BusyShare">The share of their time that the threads worked, 0 to 1.</param>
/// <param name="LatenessMs">From when a frame was due until it was worked off, in ms; 200 where it was longer.</param>
/// <param name="LateShare">The share of frames worked off more than 20 ms late, 0 to 1.</param>
/// <param name="Utterances">Finished.</param>
/// <param name="Understood">Of them, word by word.</param>
/// <param name="FinishMs">How long the end of an utterance took, in ms.</param>
/// <param name="Sherpa">Our own cost around sherpa-onnx; null where it or its test model is absent.</param>
internal sealed record HearBenchReport(
    MachineFacts Machine,
    double? LoadAverage,
    string Engine,
    int Phrases,
    int Streams,
    int Threads,
    int Seconds,
    double RealTimeFactor,
    double BusyShare,
    Percentiles LatenessMs,
    double LateShare,
    int Utterances,
    int Understood,
    Percentiles FinishMs,
    SherpaOverhead? Sherpa
);

/// <summary>The processor time of the same utterances through our recogniser and through bare calls of the library; medians of rounds.</summary>
/// <param name="Streams">Decoded together.</param>
/// <param name="BareMsPerSecond">Milliseconds for a second of speech.</param>
/// <param name="OursMsPerSecond">Milliseconds for a second of speech.</param>
/// <param name="Overhead">What ours takes beyond, as a share of the bare one.</param>
internal sealed record SherpaOverhead(int Streams, double BareMsPerSecond, double OursMsPerSecond, double Overhead);
