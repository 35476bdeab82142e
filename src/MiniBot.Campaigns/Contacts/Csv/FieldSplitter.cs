using System.Text;

namespace MiniBot.Campaigns.Contacts.Csv;

/// <summary>Splits one record into fields, line by line: a quoted field may run over several lines. RFC 4180 §2.</summary>
internal sealed class FieldSplitter(char delimiter)
{
    private readonly List<string> _fields = [];
    private readonly StringBuilder _field = new();
    private bool _quoted;

    /// <summary>The fields, once complete.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Characters read so far.</summary>
    public int Length { get; private set; }

    /// <summary>Adds the record's next line.</summary>
    public SplitState Add(string line)
    {
        Length += line.Length;
        var at = 0;
        if (_quoted)
            _field.Append('\n');
        while (true)
        {
            if (!_quoted && at < line.Length && line[at] == '"')
            {
                _quoted = true;
                at++;
            }

            if (_quoted && !TakeQuoted(line, ref at))
                return SplitState.Open;
            if (!_quoted)
                TakePlain(line, ref at);
            _quoted = false;
            _fields.Add(_field.ToString());
            _field.Clear();
            if (at == line.Length)
                return SplitState.Complete;
            if (line[at] != delimiter)
                return SplitState.Broken;
            at++;
        }
    }

    /// <summary>Up to the closing quote; false when the line ends before it.</summary>
    private bool TakeQuoted(string line, ref int at)
    {
        while (at < line.Length)
        {
            if (line[at] != '"')
                _field.Append(line[at++]);
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                _field.Append('"');
                at += 2;
            }
            else
            {
                at++;
                return true;
            }
        }

        return false;
    }

    private void TakePlain(string line, ref int at)
    {
        var end = line.IndexOf(delimiter, at);
        end = end < 0 ? line.Length : end;
        _field.Append(line, at, end - at);
        at = end;
    }
}

/// <summary>Where the splitting of a record stands.</summary>
internal enum SplitState
{
    /// <summary>A quoted field goes on in the next line.</summary>
    Open,

    /// <summary>The record is whole.</summary>
    Complete,

    /// <summary>Text follows a closing quote.</summary>
    Broken,
}
