using System.Text;

namespace MiniBot.Campaigns.Contacts.Csv;

/// <summary>A line of a file.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Text">Without its line end; null when it is too long.</param>
internal readonly record struct CsvLine(int Number, string? Text);

/// <summary>Reads lines ended by CR, LF or both, none longer than a limit, and takes lines back.</summary>
internal sealed class LineReader(TextReader text, int maxChars)
{
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _line = new();
    private readonly Stack<CsvLine> _putBack = new();
    private int _at;
    private int _filled;
    private int _number;

    /// <summary>The next line, or null at the end.</summary>
    public CsvLine? Read()
    {
        if (_putBack.TryPop(out var again))
            return again;
        if (!Fill())
            return null;
        _line.Clear();
        _number++;
        var tooLong = false;
        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOfAny('\r', '\n');
            var part = end < 0 ? rest : rest[..end];
            tooLong |= _line.Length + part.Length > maxChars;
            if (!tooLong)
                _line.Append(part);
            _at += part.Length;
            if (end >= 0)
            {
                SkipLineEnd();
                break;
            }
        }

        return new CsvLine(_number, tooLong ? null : _line.ToString());
    }

    /// <summary>The lines, in their order, are read again next.</summary>
    public void PutBack(IReadOnlyList<CsvLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
            _putBack.Push(lines[i]);
    }

    private void SkipLineEnd()
    {
        var wasReturn = _buffer[_at++] == '\r';
        if (wasReturn && Fill() && _buffer[_at] == '\n')
            _at++;
    }

    private bool Fill()
    {
        if (_at < _filled)
            return true;
        _at = 0;
        _filled = text.Read(_buffer, 0, _buffer.Length);
        return _filled > 0;
    }
}
