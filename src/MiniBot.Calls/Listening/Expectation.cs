using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Calls.Listening;

/// <summary>What the caller is expected to say next: written by the call's loop, read by the ears.</summary>
internal sealed class Expectation
{
    private volatile ExpectedSpeech? _current;

    /// <summary>Null while nothing is known.</summary>
    public ExpectedSpeech? Current
    {
        get => _current;
        set => _current = value;
    }
}
