using System.Collections.Immutable;

namespace MiniBot.Conversation.Journals;

/// <summary>The first line of a journal.</summary>
/// <param name="Journal">The format's version, see <see cref="CurrentVersion"/>.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="ScenarioHash">Its <see cref="Scenarios.Scenario.ContentHash"/>.</param>
/// <param name="Engines">What took part, with versions: recognizer → <c>pocketsphinx fr-ptm-8khz</c>.</param>
/// <param name="Personal">What names the person; goes when the person asks for erasure.</param>
public sealed record JournalHeader(
    int Journal,
    string Scenario,
    string ScenarioHash,
    ImmutableSortedDictionary<string, string> Engines,
    PersonalData Personal
)
{
    /// <summary>The version that this program writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The first version in which a voice is judged before it interrupts; in calls of version 1, any voice stopped us.</summary>
    internal const int JudgedInterruptions = 2;

    /// <summary>The <see cref="Catalogues.Catalogue.ContentHash"/> of what was answered from; null in a journal of before it was kept.</summary>
    public string? CatalogueHash { get; init; }
}

/// <summary>The part of a header that is personal data.</summary>
/// <param name="Variables">The contact's columns that the texts used.</param>
public sealed record PersonalData(ImmutableSortedDictionary<string, string> Variables);
