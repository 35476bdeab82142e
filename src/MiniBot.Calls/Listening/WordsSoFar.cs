using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Calls.Listening;

/// <summary>The words of the turn under way, and since when they have been the same.</summary>
internal sealed class WordsSoFar(Expectation expectation)
{
    private int _unchangedFrames;

    /// <summary>Empty while nothing is understood.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether they can be all; judged anew when they change.</summary>
    public Completeness Completeness { get; private set; }

    /// <summary>How long they have been the same; null where there are none.</summary>
    public TimeSpan? Unchanged => Text.Length == 0 ? null : _unchangedFrames * Audio.AudioFrame.Duration;

    /// <summary>A turn begins.</summary>
    public void Clear() => (Text, Completeness, _unchangedFrames) = ("", Completeness.Unknown, 0);

    /// <summary>A frame has passed.</summary>
    public void Pass() => _unchangedFrames++;

    /// <summary>What the recogniser understands now.</summary>
    public void Take(string text)
    {
        if (text == Text)
            return;
        (Text, _unchangedFrames) = (text, 0);
        Completeness = expectation.Current?.Judge(text) ?? Completeness.Unknown;
    }
}
