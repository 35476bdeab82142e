using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Simulation;

/// <summary>Reads and validates files of personas, YAML or JSON.</summary>
public static class CastReader
{
    private const string Example = "start from data/personas/simulation.fr.yaml";

    /// <summary>Reads one file. What it leaves out besides the personas is taken from the shipped cast. Never throws on a wrong text.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="fileName">Names the file in errors.</param>
    public static CastOutcome Read(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var errors = new ErrorList(fileName);
        if (string.IsNullOrWhiteSpace(text))
            errors.Add(1, 1, "", "the file is empty", Example);
        else if (!DocumentReader.TryRead(text, out var root, out var fault))
            errors.Add(fault.Line, fault.Column, "", fault.Problem, fault.Mend);
        else if (root is not DocumentNode.Mapping mapping)
            errors.Add(root, "", "a file of personas is a list of key: value lines", Example);
        else if (new CastBuilder(mapping, errors, isShipped: false).Build() is { } cast)
            return new CastOutcome.Valid(cast);
        return new CastOutcome.Invalid(errors.InOrder());
    }
}

/// <summary>What came of reading a file of personas. A closed family.</summary>
public abstract record CastOutcome
{
    private CastOutcome() { }

    /// <summary>The file is right.</summary>
    public sealed record Valid(SimulationCast Cast) : CastOutcome;

    /// <summary>The file is refused; every error found, in the order of the file.</summary>
    public sealed record Invalid(ImmutableArray<ScenarioError> Errors) : CastOutcome;
}
