using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>One objection or question, the ways to say it, and what we answer. Immutable.</summary>
public sealed record CatalogueEntry
{
    /// <summary>The question whose answer never depends on a limit or on a model: "are you a robot?".</summary>
    public const string AreYouRobot = "gen.faq.are_you_robot";

    /// <summary>Stable: reports, recordings and journals refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>The theme with which it is loaded.</summary>
    public required Theme Theme { get; init; }

    /// <summary>Objection or question.</summary>
    public required EntryType Type { get; init; }

    /// <summary>What is said: at most <see cref="MaxAnswerWords"/> words.</summary>
    public required Template Answer { get; init; }

    /// <summary>What is said when the same comes again in a call; null to say the answer again.</summary>
    public Template? FollowUp { get; init; }

    /// <summary>A recording of the answer, relative to the scenario; null for none.</summary>
    public string? AudioPath { get; init; }

    /// <summary>Ways to say it.</summary>
    public required ImmutableArray<string> Phrases { get; init; }

    /// <summary>True when it is always answered so and counts against no limit.</summary>
    public bool IsFixed => Id == AreYouRobot;

    /// <summary>The longest answer, in words: about 15 s of speech.</summary>
    public const int MaxAnswerWords = 45;
}

/// <summary>What an entry answers. In files <c>objection</c> and <c>faq</c>.</summary>
public enum EntryType
{
    /// <summary>A reason not to go on.</summary>
    Objection,

    /// <summary>A question asked frequently.</summary>
    Faq,
}
