namespace MiniBot.Calls.Machines;

/// <summary>How sure the detector of answering machines has to be, and how long it takes. See docs/answering-machines.md.</summary>
public sealed record MachineDetectorOptions
{
    /// <summary>How likely a machine has to be by timing alone, 0.5 to 1.</summary>
    public double MachineShare { get; init; } = 0.99;

    /// <summary>How likely a machine may be at most for a person to be believed at once, 0 to 0.5.</summary>
    public double HumanShare { get; init; } = 0.08;

    /// <summary>Since the first voice: who is undecided by then is a person until more is known, 0.5 to 10 s.</summary>
    public TimeSpan Latest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Since the first voice: timing counts no longer, <see cref="Latest"/> to 30 s. Words and tones still do.</summary>
    public TimeSpan TimingLimit { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Without a voice or tone for so long since the answer, nobody is there, 2 to 30 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A greeting that is silent for so long is over, beep or not, 1 to 10 s.</summary>
    public TimeSpan GreetingPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Every value that is out of range, with its key and the mend.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        CheckShare("machine_share", MachineShare, 0.5, 1);
        CheckShare("human_share", HumanShare, 0, 0.5);
        CheckSeconds("latest_seconds", Latest, 0.5, 10);
        CheckSeconds("timing_limit_seconds", TimingLimit, Latest.TotalSeconds, 30);
        CheckSeconds("silence_seconds", Silence, 2, 30);
        CheckSeconds("greeting_pause_seconds", GreetingPause, 1, 10);
        return problems;

        void CheckShare(string key, double value, double least, double most)
        {
            if (!(value >= least && value <= most))
                problems.Add(
                    FormattableString.Invariant($"{key}: {value} is out of range; write a number from {least} to {most}")
                );
        }

        void CheckSeconds(string key, TimeSpan value, double least, double most) =>
            CheckShare(key, value.TotalSeconds, least, most);
    }
}
