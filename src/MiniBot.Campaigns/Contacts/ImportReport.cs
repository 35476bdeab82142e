namespace MiniBot.Campaigns.Contacts;

/// <summary>What an import did, and line by line what it refused or left out. Owned by the import until it ends.</summary>
public sealed class ImportReport
{
    /// <summary>The most problems that are kept; further ones are only counted.</summary>
    public const int MaxProblems = 10_000;

    private readonly List<ImportProblem> _problems = [];

    /// <summary>Records read, the header not counted.</summary>
    public int Rows { get; internal set; }

    /// <summary>Contacts that are new.</summary>
    public int Added { get; internal set; }

    /// <summary>Contacts that were known and have changed.</summary>
    public int Updated { get; internal set; }

    /// <summary>Contacts that were known as they are.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>Rows merged into an earlier row of the same number.</summary>
    public int Merged { get; internal set; }

    /// <summary>Rows refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Contacts kept without a consent in their row; they are not called unless the ledger has one.</summary>
    public int WithoutConsent { get; internal set; }

    /// <summary>Consents that are new in the ledger.</summary>
    public int ConsentsAdded { get; internal set; }

    /// <summary>What was refused or left out, in the order of the file.</summary>
    public IReadOnlyList<ImportProblem> Problems => _problems;

    /// <summary>Problems beyond <see cref="MaxProblems"/>.</summary>
    public int ProblemsLeftOut { get; private set; }

    /// <summary>True when the file could not be read as contacts at all.</summary>
    public bool Failed { get; private set; }

    internal void Refuse(int line, string column, string why)
    {
        Refused++;
        Note(line, column, why);
    }

    internal void Note(int line, string column, string why)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new ImportProblem(line, column, why));
        else
            ProblemsLeftOut++;
    }

    internal ImportReport Fail(int line, string why)
    {
        Failed = true;
        Note(line, "", why);
        return this;
    }
}

/// <summary>Something refused or left out.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Column">The column, or empty for the whole row.</param>
/// <param name="Why">What is wrong with it, without its content.</param>
public sealed record ImportProblem(int Line, string Column, string Why)
{
    /// <inheritdoc />
    public override string ToString() => Column.Length == 0 ? $"line {Line}: {Why}" : $"line {Line}, {Column}: {Why}";
}
