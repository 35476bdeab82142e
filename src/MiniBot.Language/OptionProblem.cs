namespace MiniBot.Language;

/// <summary>An option that cannot be used.</summary>
/// <param name="Key">The option, by the names of the settings file.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Mend">What to do.</param>
public sealed record OptionProblem(string Key, string Problem, string Mend)
{
    /// <inheritdoc />
    public override string ToString() => $"{Key}: {Problem}. To mend: {Mend}.";
}
