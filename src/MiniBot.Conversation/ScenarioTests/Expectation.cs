using System.Collections.Immutable;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>What must be true after a turn. A closed family.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Key">Its key in the file.</param>
public abstract record Expectation(int Line, string Key)
{
    /// <summary>The rail stands at this step.</summary>
    public sealed record AtStep(int Line, string Step) : Expectation(Line, "step");

    /// <summary>Since the act, we have said all of these; case does not matter.</summary>
    public sealed record Says(int Line, ImmutableArray<string> Parts) : Expectation(Line, "says");

    /// <summary>Since the act, we have said none of these.</summary>
    public sealed record SaysNot(int Line, ImmutableArray<string> Parts) : Expectation(Line, "says_not");

    /// <summary>The act was understood so.</summary>
    public sealed record Understood(int Line, Intent Intent) : Expectation(Line, "intent");

    /// <summary>This rule decided, see <see cref="Rails.Decision.Rule"/>.</summary>
    public sealed record Decided(int Line, string Rule) : Expectation(Line, "rule");

    /// <summary>How the call ends is decided.</summary>
    public sealed record Ends(int Line, Disposition Disposition) : Expectation(Line, "disposition");

    /// <summary>We have hung up, or the caller has; or not.</summary>
    public sealed record IsOver(int Line, bool Over) : Expectation(Line, "ended");

    /// <summary>The points so far.</summary>
    public sealed record Scored(int Line, int Score) : Expectation(Line, "score");

    /// <summary>What is kept of the answer to an informative step; case does not matter.</summary>
    public sealed record Kept(int Line, string Step, string Text) : Expectation(Line, $"values.{Step}");

    /// <summary>How firmly the person opted out; null for not at all.</summary>
    public sealed record OptedOut(int Line, OptOut? OptOut) : Expectation(Line, "opt_out");

    /// <summary>The words that are kept for the time of a callback hold these.</summary>
    public sealed record CallbackAsked(int Line, string Part) : Expectation(Line, "callback");
}
