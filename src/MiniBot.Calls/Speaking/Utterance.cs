namespace MiniBot.Calls.Speaking;

/// <summary>
/// One thing to be said. Queued at once; its audio may come later (synthesis), and the queue waits for it.
/// The call's loop owns it and sets it; the media thread reads it.
/// </summary>
public sealed class Utterance(int playout, string text)
{
    private short[]? _samples;
    private volatile bool _stopRequested;

    /// <summary>The conversation's name of this utterance.</summary>
    public int Playout { get; } = playout;

    /// <summary>What is said.</summary>
    public string Text { get; } = text;

    /// <summary>The audio at the leg's rate, or null while it is being made.</summary>
    public short[]? Samples => Volatile.Read(ref _samples);

    /// <summary>True when it shall end, or never start.</summary>
    public bool StopRequested => _stopRequested;

    /// <summary>The audio is there: it plays when its turn comes.</summary>
    public void SetSamples(short[] samples) => Volatile.Write(ref _samples, samples);

    /// <summary>Ends it, with a fade if it plays.</summary>
    public void Stop() => _stopRequested = true;
}
