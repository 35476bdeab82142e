using System.Collections.Immutable;

namespace MiniBot.Speech.Recognition;

/// <summary>A transcript of one utterance. Two are equal when all that they say is, word by word.</summary>
/// <param name="Text">Lower case, without punctuation; empty when nothing was understood.</param>
/// <param name="Confidence">0 to 1; 1 where the engine gives none.</param>
public readonly record struct RecognizedText(string Text, double Confidence)
{
    private readonly ImmutableArray<RecognizedWord> _words;

    /// <summary>Nothing understood.</summary>
    public static RecognizedText None { get; } = new("", 0);

    /// <summary>The words of <see cref="Text"/> with their times; empty where the engine gives none.</summary>
    public ImmutableArray<RecognizedWord> Words
    {
        get => _words.IsDefault ? [] : _words;
        init => _words = value;
    }

    /// <summary>True when nothing was understood.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <inheritdoc />
    public bool Equals(RecognizedText other) =>
        Text == other.Text && Confidence.Equals(other.Confidence) && Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Text, Confidence, Words.Length);
}

/// <summary>A word of an utterance.</summary>
/// <param name="Text">Lower case; an elision is its own word where the engine hears it so (<c>j'</c>, <c>ai</c>).</param>
/// <param name="Start">From the utterance's first sample.</param>
/// <param name="End">From the utterance's first sample.</param>
/// <param name="Confidence">0 to 1; 1 where the engine gives none.</param>
public readonly record struct RecognizedWord(string Text, TimeSpan Start, TimeSpan End, double Confidence);
