namespace MiniBot.Speech.Sherpa;

/// <summary>How a recogniser of sherpa-onnx works.</summary>
public sealed record SherpaOptions
{
    /// <summary>Threads that decode, 1 to 16; each decodes the streams of its share of the calls together.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The most streams decoded in one go, 1 to 256.</summary>
    public int MostBatched { get; init; } = 32;

    /// <summary>
    /// Silence that is pushed after an utterance, 0.1 to 3 s: a streaming network looks ahead, and would keep the last words to itself.
    /// At least the model's chunk.
    /// </summary>
    public TimeSpan Tail { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>How much more likely each token of a hotword is held, 0 to 10, as the logarithm of a factor.</summary>
    public double HotwordsScore { get; init; } = 1.5;

    /// <summary>An utterance whose end is not decoded in this time is given up, 0.5 to 60 s.</summary>
    public TimeSpan FinishLimit { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The language that whisper is to hear: <c>fr</c>; empty to let it find out. Other models know one, or find out.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>The clock of <see cref="FinishLimit"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What is wrong with these options, each with its key and mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (Threads is < 1 or > 16)
            problems.Add($"threads is {Threads}; set it from 1 to 16");
        if (MostBatched is < 1 or > 256)
            problems.Add($"most_batched is {MostBatched}; set it from 1 to 256");
        if (Tail.TotalSeconds is < 0.1 or > 3)
            problems.Add($"tail is {Tail.TotalSeconds:0.###} s; set it from 0.1 to 3 s");
        if (HotwordsScore is not (>= 0 and <= 10))
            problems.Add($"hotwords_score is {HotwordsScore}; set it from 0 to 10");
        if (FinishLimit.TotalSeconds is < 0.5 or > 60)
            problems.Add($"finish_limit is {FinishLimit.TotalSeconds:0.###} s; set it from 0.5 to 60 s");
        return problems;
    }

    /// <summary>The first problem, or null.</summary>
    internal string? FindProblem() => Validate() is [var problem, ..] ? problem : null;
}
