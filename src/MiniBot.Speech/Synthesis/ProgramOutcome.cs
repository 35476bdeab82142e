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
    public sealed record Failed(string Cause) : ProgramOutcome;
}
