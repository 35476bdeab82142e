using System.Collections.Immutable;

namespace MiniBot.Conversation.Drawing;

/// <summary>One line of a picture in characters.</summary>
/// <param name="Spans">From left to right.</param>
public sealed record DrawnLine(ImmutableArray<DrawnSpan> Spans)
{
    /// <summary>The line without its inks.</summary>
    public override string ToString() => string.Concat(Spans.Select(s => s.Text)).TrimEnd();
}

/// <summary>A piece of a line in one ink.</summary>
/// <param name="Text">As drawn.</param>
/// <param name="Ink">What it is, for whoever has colours.</param>
public sealed record DrawnSpan(string Text, Ink Ink);

/// <summary>What a piece of a picture is.</summary>
public enum Ink
{
    /// <summary>What is said.</summary>
    Plain,

    /// <summary>A name or a title.</summary>
    Strong,

    /// <summary>An explanation.</summary>
    Faint,

    /// <summary>Lines and arrows.</summary>
    Frame,

    /// <summary>Points.</summary>
    Points,

    /// <summary>A lead.</summary>
    Won,

    /// <summary>The call ends.</summary>
    Ended,

    /// <summary>The person is not called again.</summary>
    Suppressed,
}
