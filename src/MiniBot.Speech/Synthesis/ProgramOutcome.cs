namespace MiniBot.Speech.Synthesis;

/// <summary>How a run of a program ended. A closed family.</summary>
internal abstract record ProgramOutcome
{
    private ProgramOutcome() { }

    /// <summary>It ended well.</summary>
    /// <param name="Output">What it wrote to its standard output.</param>
    public sealed record Finished(byte[] Output) : ProgramOutcome;

    /// <summary>It did not.</summary>
    /// <param name="Cause">Why; holds nothing of the spoken text.</param>
    public sealed record Failed(string Cause) : ProgramOutcome
    {
        /// <summary>The exit code; null if it did not start or was ended by us. A signal is 128 and its number.</summary>
        public int? ExitCode { get; init; }

        /// <summary>True if it was ended because its time was up.</summary>
        public bool HasTimedOut { get; init; }
    }
}
