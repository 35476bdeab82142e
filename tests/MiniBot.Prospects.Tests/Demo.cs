using MiniBot.Conversation.Scenarios;

namespace MiniBot.Prospects.Tests;

/// <summary>The people and the scenario of the demonstration, as shipped.</summary>
internal static class Demo
{
    public static string Text { get; } = File.ReadAllText(RepositoryRoot.Combine("data", "personas", "demo.fr.yaml"));

    public static IReadOnlyList<Persona> People { get; } =
        PersonaFile.TryRead(Text, "demo.fr.yaml", out var error) ?? throw new InvalidOperationException(error);

    public static Scenario Savings { get; } =
        ScenarioReader.Read(
            File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", "demo-epargne.yaml")),
            "demo-epargne.yaml",
            beside => File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", beside))
        )
            is ScenarioOutcome.Valid { Scenario: var scenario }
            ? scenario
            : throw new InvalidOperationException("The demonstration's scenario is invalid.");
}
