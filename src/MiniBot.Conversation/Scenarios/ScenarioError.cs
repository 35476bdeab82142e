namespace MiniBot.Conversation.Scenarios;

/// <summary>One thing wrong in a scenario file.</summary>
/// <param name="File">The file's name as given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Key">The key with its parents, <c>steps.Q1.weight</c>; empty when the text itself cannot be read.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Mend">What to write instead.</param>
public sealed record ScenarioError(string File, int Line, int Column, string Key, string Problem, string Mend)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {(Key.Length == 0 ? "" : Key + ": ")}{Problem}. To mend: {Mend}.";
}
