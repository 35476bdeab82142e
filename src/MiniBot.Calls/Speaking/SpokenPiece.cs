using MiniBot.Audio.Boundaries;
using MiniBot.Conversation.Texts;

namespace MiniBot.Calls.Speaking;

/// <summary>A part of an utterance, such as a sentence: its audio, and where in it words begin. Immutable.</summary>
internal sealed class SpokenPiece
{
    private readonly int[] _boundaries;
    private readonly string _text;
    private readonly int _wordsBefore;

    public SpokenPiece(short[] samples, string text, SpokenPiece? before, int sampleRateHz)
    {
        Samples = samples;
        Start = before?.End ?? 0;
        _text = text;
        _wordsBefore = before is null ? 0 : before._wordsBefore + SpokenWords.Count(before._text);
        _boundaries = WordBoundaries.Find(samples, sampleRateHz);
    }

    public short[] Samples { get; }

    /// <summary>The first sample within the utterance.</summary>
    public int Start { get; }

    /// <summary>The sample after the last.</summary>
    public int End => Start + Samples.Length;

    /// <summary>Words of the utterance that were heard whole up to a sample of this piece.</summary>
    public int WordsHeard(int position) =>
        _wordsBefore + SpokenWords.Heard(_text, Samples.Length == 0 ? 1 : (double)(position - Start) / Samples.Length);

    /// <summary>The last beginning of a word at or before a sample of this piece. Allocates nothing.</summary>
    public int BoundaryBefore(int position)
    {
        var found = Array.BinarySearch(_boundaries, position - Start);
        return Start + _boundaries[found >= 0 ? found : Math.Max(0, ~found - 1)];
    }
}
