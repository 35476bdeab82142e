using System.Security.Cryptography;
using System.Text;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Scenarios;

/// <summary>Reads and validates scenario files, YAML or JSON.</summary>
public static class ScenarioReader
{
    /// <summary>Reads one file. All errors are listed, not only the first. Never throws on a wrong text.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="fileName">Names the file in errors.</param>
    /// <param name="readBeside">
    /// Gives the text of a file by its path relative to the scenario, null when it cannot be read; for the company's own
    /// catalogue.
    /// </param>
    public static ScenarioOutcome Read(string text, string fileName, Func<string, string?>? readBeside = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var errors = new ErrorList(fileName);
        if (!DocumentReader.TryRead(text, out var root, out var fault))
            errors.Add(fault.Line, fault.Column, "", fault.Problem, fault.Mend);
        else if (root is not DocumentNode.Mapping mapping)
            errors.Add(root, "", "a scenario is a list of key: value lines", "start from one of the scenarios in data/scenarios");
        else if (
            new ScenarioBuilder(mapping, errors, Hash(text), readBeside ?? (_ => null)).Build() is { } scenario
            && errors.IsEmpty
        )
            return new ScenarioOutcome.Valid(scenario);
        return new ScenarioOutcome.Invalid(errors.InOrder());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
