namespace MiniBot.Speech;

/// <summary>A part of speech that a machine has or lacks, for the doctor.</summary>
/// <param name="Name">What it does: <c>recognition (French, telephone)</c>.</param>
/// <param name="Present">True if it can be used.</param>
/// <param name="Detail">Engine and model, or what is missing.</param>
/// <param name="Mend">What gets it; null if it is present.</param>
public sealed record SpeechComponent(string Name, bool Present, string Detail, string? Mend);
