using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests;

/// <summary>The scenarios that the tests talk by.</summary>
internal static class Scripts
{
    public static Scenario Savings { get; } = Load("demo-epargne.yaml");

    public static Scenario Energy { get; } = Load("rendez-vous-energie.yaml");

    public static string TextOf(string file) => File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", file));

    public static ImmutableArray<ScenarioError> ErrorsOf(string text) =>
        ScenarioReader.Read(text, "test.yaml") is ScenarioOutcome.Invalid invalid ? invalid.Errors : [];

    public static Scenario Parse(string text) =>
        ScenarioReader.Read(text, "test.yaml") switch
        {
            ScenarioOutcome.Valid valid => valid.Scenario,
            ScenarioOutcome.Invalid invalid => throw new InvalidOperationException(string.Join('\n', invalid.Errors)),
            _ => throw new InvalidOperationException(),
        };

    private static Scenario Load(string file) => Parse(TextOf(file));
}
