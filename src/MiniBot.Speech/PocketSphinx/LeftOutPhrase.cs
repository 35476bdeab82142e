namespace MiniBot.Speech.PocketSphinx;

/// <summary>A phrase that the recogniser will not understand.</summary>
/// <param name="Phrase">The phrase as given.</param>
/// <param name="UnknownWords">The words of it whose pronunciation is not known.</param>
public sealed record LeftOutPhrase(string Phrase, IReadOnlyList<string> UnknownWords);
