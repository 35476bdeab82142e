using System.Collections.Immutable;

namespace MiniBot.Conversation.Catalogues;

/// <summary>What the catalogue makes of an utterance, and why.</summary>
/// <param name="Entry">The entry that answers it; null when none is sure enough.</param>
/// <param name="Score">0 to 1: how sure.</param>
/// <param name="Best">The id that came first, also when it was refused; null when there was no word to look at.</param>
/// <param name="RunnerUp">The id that came next; null when there is none.</param>
/// <param name="RunnerUpScore">0 to 1.</param>
/// <param name="MeantScore">0 to 1: how sure that some entry is meant, whichever.</param>
/// <param name="Evidence">The words that spoke most for <paramref name="Best"/>, folded.</param>
public sealed record CatalogueMatch(
    CatalogueEntry? Entry,
    double Score,
    string? Best,
    string? RunnerUp,
    double RunnerUpScore,
    double MeantScore,
    ImmutableArray<string> Evidence
)
{
    /// <summary>There was no word to look at.</summary>
    public static CatalogueMatch Nothing { get; } = new(null, 0, null, null, 0, 0, []);
}
