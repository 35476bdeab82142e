using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>What came of reading a catalogue file. A closed family.</summary>
public abstract record CatalogueOutcome
{
    private CatalogueOutcome() { }

    /// <summary>The file is right.</summary>
    public sealed record Valid(CatalogueFile File) : CatalogueOutcome;

    /// <summary>The file is refused; every error found, in the order of the file.</summary>
    public sealed record Invalid(ImmutableArray<ScenarioError> Errors) : CatalogueOutcome;
}

/// <summary>The entries of one file.</summary>
/// <param name="Language">Two-letter code.</param>
/// <param name="Theme">The theme of the entries.</param>
/// <param name="Entries">In the order of the file, each id once.</param>
public sealed record CatalogueFile(string Language, Theme Theme, ImmutableArray<CatalogueEntry> Entries);
