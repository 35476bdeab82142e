using System.Collections.Immutable;

namespace MiniBot.Conversation.Drawing;

/// <summary>A scenario's rail as boxes with what leads out of them: what <see cref="RailText"/> and <see cref="RailSvg"/> draw.</summary>
/// <param name="Title">The scenario's name.</param>
/// <param name="Subtitle">For whom, about what, and how.</param>
/// <param name="Boxes">The disclosure, then the steps in order.</param>
/// <param name="Anywhere">What leads out of every box.</param>
/// <param name="LeadThreshold">The score from which a person is a lead, 1 to 100.</param>
public sealed record RailDrawing(
    string Title,
    string Subtitle,
    ImmutableArray<RailBox> Boxes,
    ImmutableArray<RailExit> Anywhere,
    int LeadThreshold
);

/// <summary>One step as a box.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Role">What it is for, in a word or two.</param>
/// <param name="Message">What is said; the contact's columns stand as ‹first_name›.</param>
/// <param name="Short">The same in simpler words; null for none.</param>
/// <param name="Points">What a yes earns, 1 to 100; null where nothing can be earned.</param>
/// <param name="Exits">What leads out of it.</param>
public sealed record RailBox(
    string Name,
    string Role,
    string Message,
    string? Short,
    int? Points,
    ImmutableArray<RailExit> Exits
);

/// <summary>One way out of a box.</summary>
/// <param name="When">What the caller does.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Tone">How it is coloured.</param>
public sealed record RailExit(string When, string To, ExitTone Tone);

/// <summary>What an exit means for the campaign.</summary>
public enum ExitTone
{
    /// <summary>The conversation goes on.</summary>
    Onward,

    /// <summary>A lead.</summary>
    Won,

    /// <summary>The call ends without one.</summary>
    Ended,

    /// <summary>The person is not called again.</summary>
    Suppressed,
}
