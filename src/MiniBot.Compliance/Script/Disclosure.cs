using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Script;

/// <summary>Looks in an opening for what the person must be told: AI, on whose behalf, purpose, how to opt out.</summary>
public static class Disclosure
{
    /// <summary>The parts that the opening does not say; empty when it is complete.</summary>
    /// <param name="parts">What the policy wants said.</param>
    /// <param name="opening">What the agent says first, word for word.</param>
    /// <param name="principal">The company on whose behalf the call is made.</param>
    public static IReadOnlyList<SpokenPart> MissingParts(IReadOnlyList<SpokenPart> parts, string opening, string principal)
    {
        var said = FoldedText.Of(opening);
        return [.. parts.Where(part => !IsSaid(part, said, principal))];
    }

    private static bool IsSaid(SpokenPart part, FoldedText said, string principal) =>
        part.AnyOf.Any(words => said.Contains(FoldedText.Of(words)))
        && (!part.NamesPrincipal || said.Contains(FoldedText.Of(principal)));
}
