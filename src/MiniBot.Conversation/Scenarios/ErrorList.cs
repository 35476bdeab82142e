using System.Collections.Immutable;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Scenarios;

/// <summary>Gathers the errors of one file.</summary>
internal sealed class ErrorList(string file)
{
    private readonly List<ScenarioError> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    public int Count => _errors.Count;

    public void Add(DocumentNode at, string key, string problem, string mend) => Add(at.Line, at.Column, key, problem, mend);

    public void Add(int line, int column, string key, string problem, string mend) =>
        _errors.Add(new ScenarioError(file, line, column, key, problem, mend));

    /// <summary>Takes over what is wrong in a file that this one names.</summary>
    public void AddAll(IEnumerable<ScenarioError> errors) => _errors.AddRange(errors);

    public ImmutableArray<ScenarioError> InOrder() => [.. _errors.OrderBy(e => e.Line).ThenBy(e => e.Column)];
}
