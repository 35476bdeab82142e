using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Understanding;

/// <summary>Opt-outs in the middle of an utterance, so that "stop" is obeyed before the rest of the sentence.</summary>
public static class PartialOptOut
{
    /// <summary>
    /// True when the words so far ask, firmly, never to be called again, whatever follows them: "ne m'appelez plus" may still
    /// become "ne m'appelez plus tard", "stop" becomes nothing else.
    /// </summary>
    /// <param name="scenario">What is followed.</param>
    /// <param name="text">The utterance so far, whole words only.</param>
    public static bool IsIn(Scenario scenario, string text)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(text);
        return scenario.Intents.ReadPartial(text, null) is not null;
    }
}
