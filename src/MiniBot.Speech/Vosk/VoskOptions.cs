namespace MiniBot.Speech.Vosk;

/// <summary>How a Vosk server is spoken to.</summary>
public sealed record VoskOptions
{
    /// <summary>Where it listens: <c>ws://host:2700</c>, or <c>wss:</c>.</summary>
    public required Uri Server { get; init; }

    /// <summary>The rate of the samples sent to it, 8000 to 48000; its model's own is best.</summary>
    public int SampleRateHz { get; init; } = 8000;

    /// <summary>If there are any, nothing else is recognised: the server makes a grammar of them. 10,000 at most.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>A connection not made in this time is given up, 0.1 to 60 s.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An utterance whose text does not come in this time after its end is given up, 0.1 to 60 s.</summary>
    public TimeSpan FinishLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Sound that waits for a slow server, 0.1 to 60 s; what comes beyond is lost and counted.</summary>
    public TimeSpan MostWaiting { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of the time limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What is wrong with these options, each with its key and mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (!Server.IsAbsoluteUri || Server.Scheme is not ("ws" or "wss"))
            problems.Add("server is no WebSocket address; write it as ws://host:2700");
        if (SampleRateHz is < 8000 or > 48000)
            problems.Add($"sample_rate is {SampleRateHz}; set it from 8000 to 48000 Hz");
        if (Phrases.Count > 10_000)
            problems.Add($"phrases are {Phrases.Count}; give 10,000 at most");
        foreach (
            var (key, value) in new[]
            {
                ("connect_limit", ConnectLimit),
                ("finish_limit", FinishLimit),
                ("most_waiting", MostWaiting),
            }
        )
            if (value.TotalSeconds is < 0.1 or > 60)
                problems.Add($"{key} is {value.TotalSeconds:0.###} s; set it from 0.1 to 60 s");
        return problems;
    }
}
