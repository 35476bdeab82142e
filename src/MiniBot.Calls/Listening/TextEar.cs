using System.Text;

namespace MiniBot.Calls.Listening;

/// <summary>
/// Puts typed characters together to utterances: a new line ends one, and so does a pause (the owner's timer calls
/// <see cref="Finish"/>). Backspace takes a character back, as T.140 has it. Pure; used by the call's loop alone.
/// </summary>
internal sealed class TextEar
{
    /// <summary>Longest utterance kept; what is typed beyond is dropped.</summary>
    public const int MaxLength = 2000;

    private const char Backspace = '\b';
    private const char LineSeparator = '\u2028';
    private const char LostText = '\uFFFD';
    private const char ByteOrderMark = '\uFEFF';

    private readonly StringBuilder _typed = new();

    /// <summary>True while characters wait for the end of their utterance.</summary>
    public bool IsPending => _typed.Length > 0;

    /// <summary>The whole words that wait for the end of their utterance; the word being typed may still become another.</summary>
    public string WholeWords
    {
        get
        {
            var end = _typed.Length;
            while (end > 0 && char.IsLetterOrDigit(_typed[end - 1]))
                end--;
            return _typed.ToString(0, end).TrimEnd();
        }
    }

    /// <summary>Takes received text; returns the utterances that it completes, usually none; an empty one for a blank line.</summary>
    public IReadOnlyList<string> Accept(string text)
    {
        List<string>? complete = null;
        foreach (var character in text)
        {
            if (character is '\r' or '\n' or LineSeparator)
            {
                (complete ??= []).Add(Finish());
            }
            else if (character == Backspace)
            {
                _typed.Length = Math.Max(0, _typed.Length - 1);
            }
            else if (IsTyped(character) && _typed.Length < MaxLength)
            {
                _typed.Append(character);
            }
        }

        return complete ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Ends the utterance being typed; empty when nothing was, or all of it was taken back.</summary>
    public string Finish()
    {
        var text = _typed.ToString().Trim();
        _typed.Clear();
        return text;
    }

    /// <summary>A blank alone begins no utterance.</summary>
    private bool IsTyped(char character) =>
        character is not (LostText or ByteOrderMark)
        && !char.IsControl(character)
        && (_typed.Length > 0 || !char.IsWhiteSpace(character));
}
