using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests;

/// <summary>The scenarios that the tests talk by.</summary>
internal static class Scripts
{
    public static Scenario Savings { get; } = Load("demo-epargne.yaml");

    public static Scenario Energy { get; } = Load("rendez-vous-energie.yaml");

    /// <summary>As <see cref="Savings"/>, and a human takes over in the end.</summary>
    public static Scenario Transfer { get; } = Changed(("objective: appointment", "objective: transfer"));

    /// <summary>As <see cref="Savings"/>, and who asks for a human is put through.</summary>
    public static Scenario WithColleague { get; } =
        Changed(("objective: appointment", "objective: appointment\ntransfer_to: sip:conseil@example.org"));

    /// <summary>As <see cref="Savings"/>, and a language model answers what no entry does.</summary>
    public static Scenario Assisted { get; } = Changed(("agent_mode: rail", "agent_mode: assisted"));

    /// <summary>As <see cref="Savings"/>, with a model and a human at hand.</summary>
    public static Scenario Everything { get; } =
        Changed(
            ("agent_mode: rail", "agent_mode: assisted\ntransfer_to: sip:conseil@example.org"),
            ("objective: appointment", "objective: transfer")
        );

    public static string TextOf(string file) => File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", file));

    private static string? TextBeside(string file) =>
        File.Exists(RepositoryRoot.Combine("data", "scenarios", file)) ? TextOf(file) : null;

    public static ImmutableArray<ScenarioError> ErrorsOf(string text) =>
        ScenarioReader.Read(text, "test.yaml", TextBeside) is ScenarioOutcome.Invalid invalid ? invalid.Errors : [];

    public static Scenario Parse(string text) =>
        ScenarioReader.Read(text, "test.yaml", TextBeside) switch
        {
            ScenarioOutcome.Valid valid => valid.Scenario,
            ScenarioOutcome.Invalid invalid => throw new InvalidOperationException(string.Join('\n', invalid.Errors)),
            _ => throw new InvalidOperationException(),
        };

    private static Scenario Changed(params ReadOnlySpan<(string From, string To)> changes)
    {
        var text = TextOf("demo-epargne.yaml");
        foreach (var (from, to) in changes)
            text = text.Replace(from, to, StringComparison.Ordinal);
        return Parse(text);
    }

    private static Scenario Load(string file) => Parse(TextOf(file));
}

internal static class ScenarioChanges
{
    /// <summary>The same, with another limit of answers at each step.</summary>
    public static Scenario WithTurns(this Scenario scenario, int turns) =>
        scenario with
        {
            Rail = [.. scenario.Rail.Select(s => s with { MaxAutonomousTurns = turns })],
        };
}
