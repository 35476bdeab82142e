namespace MiniBot.Audio.Wave;

/// <summary>The outcome of reading a WAV file from disk.</summary>
public abstract record WavReading
{
    private WavReading() { }

    /// <summary>The file was read.</summary>
    /// <param name="File">What it holds.</param>
    public sealed record Loaded(WavFile File) : WavReading;

    /// <summary>The file cannot be used.</summary>
    /// <param name="Error">What is wrong, at which byte, and what would mend it.</param>
    public sealed record Refused(string Error) : WavReading;
}
