using MiniBot.Audio;

namespace MiniBot.Calls.Speaking;

/// <summary>
/// One thing to be said. Queued at once; its audio may come later, whole or in pieces, and the queue waits for it.
/// The call's loop owns it; one thread at a time gives it audio; the media thread reads it.
/// </summary>
public sealed class Utterance(int playout, string text)
{
    private SpokenPiece[] _pieces = [];
    private volatile bool _isComplete;
    private int _wish;
    private int _gapSamples;

    /// <summary>The conversation's name of this utterance.</summary>
    public int Playout { get; } = playout;

    /// <summary>What is said.</summary>
    public string Text { get; } = text;

    /// <summary>The rate of its audio, in samples per second: the leg's.</summary>
    public int SampleRateHz { get; init; } = AudioFrame.TelephoneRateHz;

    /// <summary>False for what must be heard whole: when the line was on hold meanwhile, it is said again from its first word.</summary>
    public bool Interruptible { get; init; } = true;

    /// <summary>True when it shall end, or never start.</summary>
    public bool StopRequested => Wish.Wish == UtteranceWish.Stop;

    /// <summary>Silence in its middle, while the next piece was still being made.</summary>
    public TimeSpan Gap => TimeOf(Volatile.Read(ref _gapSamples));

    /// <summary>How it is to be played.</summary>
    internal NumberedWish Wish => new(Volatile.Read(ref _wish));

    /// <summary>True once there is something to play, or nothing to wait for.</summary>
    internal bool CanBegin => _isComplete || Volatile.Read(ref _pieces).Length > 0;

    /// <summary>All of its audio: it plays when its turn comes.</summary>
    /// <param name="samples">At the leg's rate; never written to.</param>
    public void SetSamples(short[] samples)
    {
        Append(samples, Text);
        Complete();
    }

    /// <summary>The next piece of its audio, such as a sentence; more may come until <see cref="Complete"/>.</summary>
    /// <param name="samples">At the leg's rate; never written to.</param>
    /// <param name="text">The words of <see cref="Text"/> that this piece says.</param>
    public void Append(short[] samples, string text)
    {
        if (_isComplete)
            throw new InvalidOperationException("The utterance is complete.");
        var piece = new SpokenPiece(samples, text, _pieces is [.., var last] ? last : null, SampleRateHz);
        Volatile.Write(ref _pieces, [.. _pieces, piece]);
    }

    /// <summary>No more audio will come.</summary>
    public void Complete() => _isComplete = true;

    /// <summary>Plays on, as loud as before; after a pause, from the beginning of the word that it fell into.</summary>
    public void Resume() => Ask(UtteranceWish.Play);

    /// <summary>Plays softer.</summary>
    public void Duck() => Ask(UtteranceWish.Duck);

    /// <summary>Pauses, with a fade if it plays.</summary>
    public void Pause() => Ask(UtteranceWish.Pause);

    /// <summary>Ends it, with a fade if it plays. What is asked of it afterwards is ignored.</summary>
    public void Stop() => Ask(UtteranceWish.Stop);

    /// <summary>Words of <see cref="Text"/>, from the first, that are whole in the first <paramref name="heard"/> of its audio.</summary>
    public int WordsHeard(TimeSpan heard)
    {
        var position = (int)Math.Round(heard.TotalSeconds * SampleRateHz);
        return PieceAt(position)?.WordsHeard(position) ?? 0;
    }

    /// <summary>Media thread: fills <paramref name="frame"/> from a sample on, as far as there is audio. Allocates nothing.</summary>
    /// <returns>The samples filled, and whether they are the last ones.</returns>
    internal (int Filled, bool IsLast) Read(int position, Span<short> frame)
    {
        // In this order: what is complete has all its pieces.
        var isComplete = _isComplete;
        var filled = 0;
        foreach (var piece in Volatile.Read(ref _pieces))
        {
            if (position + filled >= piece.End || filled == frame.Length)
                continue;
            var ahead = piece.Samples.AsSpan(position + filled - piece.Start);
            var count = Math.Min(ahead.Length, frame.Length - filled);
            ahead[..count].CopyTo(frame[filled..]);
            filled += count;
        }

        return (filled, isComplete && position + filled == Length);
    }

    /// <summary>Media thread: counts silence that fell between two pieces.</summary>
    internal void CountGap(int samples) => Volatile.Write(ref _gapSamples, _gapSamples + samples);

    /// <summary>Media thread: where to take it up again that was broken off at a sample. Allocates nothing.</summary>
    internal int ResumptionOf(int position) => PieceAt(position)?.BoundaryBefore(position) ?? 0;

    internal TimeSpan TimeOf(int samples) => TimeSpan.FromSeconds((double)samples / SampleRateHz);

    private int Length => Volatile.Read(ref _pieces) is [.., var last] ? last.End : 0;

    /// <summary>The piece with a sample, or the one that ends there.</summary>
    private SpokenPiece? PieceAt(int position)
    {
        var pieces = Volatile.Read(ref _pieces);
        foreach (var piece in pieces)
        {
            if (position <= piece.End)
                return piece;
        }

        return pieces is [.., var last] ? last : null;
    }

    private void Ask(UtteranceWish wish)
    {
        if (!StopRequested)
            Volatile.Write(ref _wish, Wish.Next(wish).Packed);
    }
}
