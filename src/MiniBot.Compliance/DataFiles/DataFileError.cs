namespace MiniBot.Compliance.DataFiles;

/// <summary>What is wrong in a data file, and how to mend it.</summary>
/// <param name="Source">The file's name.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Key">The key, as a path (<c>hours.windows[1].from</c>); empty for the file as a whole.</param>
/// <param name="Mend">What was found and what is expected.</param>
public sealed record DataFileError(string Source, int Line, string Key, string Mend)
{
    /// <inheritdoc />
    public override string ToString() =>
        Key.Length == 0 ? $"{Source}, line {Line}: {Mend}" : $"{Source}, line {Line}, {Key}: {Mend}";
}
