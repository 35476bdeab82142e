namespace MiniBot.Campaigns.Contacts.Csv;

/// <summary>
/// Reads CSV records one by one (RFC 4180; any delimiter, any line end), in bounded memory. A malformed record is reported with its
/// line and reading goes on with the next line: an unclosed quote costs its own line, not the rest of the file.
/// </summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    /// <summary>The longest line and the longest record, in characters.</summary>
    public const int MaxRecordChars = 64 * 1024;

    /// <summary>The most lines of one record.</summary>
    public const int MaxRecordLines = 64;

    private readonly LineReader _lines = new(text, MaxRecordChars);
    private readonly List<CsvLine> _taken = [];

    /// <summary>The next record, or null at the end. Empty lines are skipped.</summary>
    public CsvRecord? Read()
    {
        while (_lines.Read() is { } line)
        {
            if (line.Text is null)
                return new CsvRecord(line.Number, [], $"is longer than {MaxRecordChars} characters");
            if (line.Text.Length > 0)
                return ReadRecord(line.Number, line.Text);
        }

        return null;
    }

    private CsvRecord ReadRecord(int number, string first)
    {
        var splitter = new FieldSplitter(delimiter);
        _taken.Clear();
        for (var line = first; ; )
        {
            switch (splitter.Add(line))
            {
                case SplitState.Complete:
                    return new CsvRecord(number, splitter.Fields, null);
                case SplitState.Broken:
                    return GiveUp(number, "has text after a closing quote; double the quotes inside a quoted field");
            }

            if (_taken.Count >= MaxRecordLines || _lines.Read() is not { } next)
                return GiveUp(number, "has a quote that is never closed");
            _taken.Add(next);
            if (next.Text is null || splitter.Length + next.Text.Length > MaxRecordChars)
                return GiveUp(number, "has a quote that is never closed");
            line = next.Text;
        }
    }

    /// <summary>The lines taken in vain are read again, as records of their own.</summary>
    private CsvRecord GiveUp(int number, string problem)
    {
        _lines.PutBack(_taken);
        return new CsvRecord(number, [], problem);
    }
}
