using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.PocketSphinx;

/// <summary>
/// One call's decoder. Partial text comes while samples arrive; at the end the utterance is decoded once more as a whole, so that the
/// cepstral mean is its own: the first utterances of a call are understood as well as the later ones (docs/speech.md). What goes through
/// the grammar's phone loop is refused: neither partial nor final text shows it.
/// </summary>
internal sealed class PocketSphinxStream(DecoderHandle decoder) : IRecognizerStream
{
    /// <summary>One utterance takes 30 s at most; what follows is not heard until it is finished.</summary>
    private const int MostSamples = 30 * 8000;

    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(10);

    private short[] _utterance = new short[4 * 8000];
    private int _length;
    private bool _started;

    /// <inheritdoc />
    public RecognizedText Partial => _started ? Read() : RecognizedText.None;

    /// <summary>None: while an utterance goes on, the grammar forces it into whole phrases that were not said (docs/turns.md).</summary>
    public RecognizedText Ending => RecognizedText.None;

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<short> samples)
    {
        samples = samples[..Math.Min(samples.Length, MostSamples - _length)];
        if (samples.IsEmpty)
            return;
        if (!_started)
            _started = PocketSphinxNative.StartUtterance(decoder) == 0;
        if (!_started)
            return;
        Keep(samples);
        _ = PocketSphinxNative.Process(decoder, samples, (nuint)samples.Length, noSearch: 0, whole: 0);
    }

    /// <inheritdoc />
    public RecognizedText Finish()
    {
        if (!_started)
            return RecognizedText.None;
        _started = false;
        _ = PocketSphinxNative.EndUtterance(decoder);
        var utterance = _utterance.AsSpan(0, _length);
        _length = 0;
        if (PocketSphinxNative.StartUtterance(decoder) != 0)
            return RecognizedText.None;
        _ = PocketSphinxNative.Process(decoder, utterance, (nuint)utterance.Length, noSearch: 0, whole: 1);
        return PocketSphinxNative.EndUtterance(decoder) == 0 ? Read() : RecognizedText.None;
    }

    /// <inheritdoc />
    public void Dispose() => decoder.Dispose();

    private void Keep(ReadOnlySpan<short> samples)
    {
        if (_length + samples.Length > _utterance.Length)
            Array.Resize(ref _utterance, Math.Min(MostSamples, Math.Max(_utterance.Length * 2, _length + samples.Length)));
        samples.CopyTo(_utterance.AsSpan(_length));
        _length += samples.Length;
    }

    private RecognizedText Read()
    {
        var hypothesis = Marshal.PtrToStringUTF8(PocketSphinxNative.Hypothesis(decoder, out _));
        if (string.IsNullOrEmpty(hypothesis) || hypothesis.Contains(PhraseGrammar.GarbagePrefix, StringComparison.Ordinal))
            return RecognizedText.None;
        var words = Words(out var confidence);
        var text = PhraseSpelling.Join(words.Select(word => word.Text));
        return text.Length == 0 ? RecognizedText.None : new(text, confidence) { Words = words };
    }

    /// <summary>
    /// The words of the hypothesis. Confidence comes from the mean acoustic score of a frame, which the decoder gives relative to the
    /// best-fitting sound of that frame: −10 is as near as real speech comes, −70 is another sound altogether.
    /// </summary>
    private ImmutableArray<RecognizedWord> Words(out double confidence)
    {
        var words = ImmutableArray.CreateBuilder<RecognizedWord>();
        long score = 0;
        long frames = 0;
        int? origin = null;
        for (
            var segment = PocketSphinxNative.FirstSegment(decoder);
            segment != 0;
            segment = PocketSphinxNative.NextSegment(segment)
        )
        {
            // The decoder counts frames from the stream's beginning; its first segment is the utterance's.
            PocketSphinxNative.SegmentFrames(segment, out var first, out var last);
            origin ??= first;
            var word = WordOf(segment);
            if (word is "" or ['<' or '(', ..])
                continue;
            _ = PocketSphinxNative.SegmentScores(segment, out var acoustic, out _, out _);
            score += acoustic;
            frames += last - first + 1;
            if (!PhraseGrammar.IsHesitation(word))
                words.Add(
                    new(
                        word,
                        (first - origin.Value) * s_frame,
                        (last + 1 - origin.Value) * s_frame,
                        Confidence(acoustic, last - first + 1)
                    )
                );
        }

        confidence = Confidence(score, frames);
        return words.DrainToImmutable();
    }

    /// <summary>A further pronunciation of a word, <c>est(2)</c>, is the word; silence and the grammar's own joints begin with a bracket.</summary>
    private static string WordOf(nint segment)
    {
        var word = Marshal.PtrToStringUTF8(PocketSphinxNative.SegmentWord(segment)) ?? "";
        return word.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket ? word[..bracket] : word;
    }

    private static double Confidence(long score, long frames)
    {
        const double nearest = -10;
        const double farthest = -70;
        return frames == 0 ? 0 : Math.Clamp(((double)score / frames - farthest) / (nearest - farthest), 0, 1);
    }
}
