namespace MiniBot.Audio.Wave;

/// <summary>The text that a WAV file carries about itself (LIST INFO).</summary>
/// <param name="Software">What made the file (ISFT); null for nothing. 1000 bytes of UTF-8 at most are written.</param>
/// <param name="Comment">A remark (ICMT); null for nothing. 1000 bytes of UTF-8 at most are written.</param>
public sealed record WavTags(string? Software, string? Comment)
{
    private const string SyntheticMark = "synthetic-speech=true";

    /// <summary>A file that says nothing about itself.</summary>
    public static WavTags None { get; } = new(null, null);

    /// <summary>True if the comment marks the audio as made by a machine, in the form that <see cref="SyntheticSpeech"/> writes.</summary>
    public bool IsSyntheticSpeech => Comment?.Contains(SyntheticMark, StringComparison.Ordinal) ?? false;

    /// <summary>
    /// The machine-readable mark of speech made by a machine, with the engine that made it. Regulation (EU) 2024/1689, article 50(2).
    /// </summary>
    public static WavTags SyntheticSpeech(string engine) => new("MiniBotPanel", $"{SyntheticMark}; engine={engine}");
}
