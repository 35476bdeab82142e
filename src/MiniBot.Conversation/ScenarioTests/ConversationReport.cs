using System.Collections.Immutable;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>What a scripted conversation came to.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Failures">Every expectation of the first turn that failed; empty when all held.</param>
/// <param name="Disposition">How the call ended; null while it goes on.</param>
/// <param name="Score">The points earned.</param>
/// <param name="Transcript">What was said, done and decided. Written by whoever wrote the script: no person's words.</param>
public sealed record ConversationReport(
    string Name,
    int Line,
    ImmutableArray<ExpectationFailure> Failures,
    Disposition? Disposition,
    int Score,
    ImmutableArray<TranscriptLine> Transcript
)
{
    /// <summary>True when every expectation held.</summary>
    public bool Passed => Failures.IsEmpty;
}

/// <summary>One expectation that failed.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Key">Its key: step, says, …</param>
/// <param name="Expected">What was to come.</param>
/// <param name="Happened">What came.</param>
public sealed record ExpectationFailure(int Line, string Key, string Expected, string Happened)
{
    /// <inheritdoc />
    public override string ToString() => $"{Key}: expected {Expected}; {Happened}";
}

/// <summary>One line of what happened.</summary>
/// <param name="At">Since the call was answered.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Text">What was said; in brackets what was done.</param>
public sealed record TranscriptLine(TimeSpan At, Speaker Speaker, string Text)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{At:mm\\:ss\\.f}  {(Speaker == Speaker.Rail ? "  · " + Text : $"{ScriptedWords.NameOf(Speaker), -6}  {Text}")}";
}

/// <summary>Who speaks in a transcript.</summary>
public enum Speaker
{
    /// <summary>We.</summary>
    Agent,

    /// <summary>The person called.</summary>
    Caller,

    /// <summary>Nobody: the reason for what comes next.</summary>
    Rail,
}
