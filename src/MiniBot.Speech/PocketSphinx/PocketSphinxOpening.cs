namespace MiniBot.Speech.PocketSphinx;

/// <summary>What came of opening a <see cref="PocketSphinxRecognizer"/>. A closed family.</summary>
public abstract record PocketSphinxOpening
{
    private PocketSphinxOpening() { }

    /// <summary>It is ready; the caller owns it.</summary>
    /// <param name="Recognizer">The recogniser.</param>
    /// <param name="LeftOut">Phrases it will not understand, for want of a pronunciation.</param>
    public sealed record Opened(PocketSphinxRecognizer Recognizer, IReadOnlyList<LeftOutPhrase> LeftOut) : PocketSphinxOpening;

    /// <summary>It cannot be opened.</summary>
    /// <param name="Cause">What is missing or wrong.</param>
    /// <param name="Mend">What would mend it.</param>
    public sealed record Unavailable(string Cause, string Mend) : PocketSphinxOpening;
}
