namespace MiniBot.Language.Wire;

/// <summary>
/// Cuts a body that streams into lines, however its bytes are split on the way. Capped: a server cannot fill our memory. One
/// owner; not thread-safe.
/// </summary>
internal sealed class LineReader(Stream body)
{
    /// <summary>The longest line, in bytes: far more than one piece of an answer.</summary>
    public const int MaxLineBytes = 64 * 1024;

    /// <summary>The longest body, in bytes.</summary>
    public const int MaxBodyBytes = 4 * 1024 * 1024;

    private readonly byte[] _buffer = new byte[MaxLineBytes];
    private int _start;
    private int _end;
    private long _read;
    private bool _isOver;

    /// <summary>The next line without its end, valid until the next call; null when there is none. Blank lines are passed over.</summary>
    /// <exception cref="ChatServerException">A line or the body is too long, or the connection broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (TakeLine() is { } line)
            {
                if (!line.Span.Trim(" \t\r"u8).IsEmpty)
                    return line;
            }

            if (_isOver)
                return null;
            await FillAsync(cancellationToken);
        }
    }

    private ReadOnlyMemory<byte>? TakeLine()
    {
        var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        var taken = length + 1;
        if (length < 0)
        {
            if (!_isOver || _start == _end)
                return null;
            // The last line may lack its end.
            taken = length = _end - _start;
        }

        var line = _buffer.AsMemory(_start, length);
        _start += taken;
        return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length || _read > MaxBodyBytes)
            throw Failure.OfAnswer("the server floods: it sent more than any answer needs");
        var count = await ReadBodyAsync(cancellationToken);
        _isOver = count == 0;
        _end += count;
        _read += count;
    }

    private async ValueTask<int> ReadBodyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Failure.OfAnswer("the connection broke in the middle of the answer", failure);
        }
    }
}
