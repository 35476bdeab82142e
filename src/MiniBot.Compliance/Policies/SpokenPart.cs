namespace MiniBot.Compliance.Policies;

/// <summary>Something that the opening must say.</summary>
/// <param name="Name">What it is, for the refusal's text.</param>
/// <param name="Suggestion">Words that would do.</param>
/// <param name="AnyOf">It is said when one of these stands in the text, as whole words, without regard to case and accents.</param>
/// <param name="NamesPrincipal">The principal's name must stand in the text as well.</param>
public sealed record SpokenPart(string Name, string Suggestion, IReadOnlyList<string> AnyOf, bool NamesPrincipal);
