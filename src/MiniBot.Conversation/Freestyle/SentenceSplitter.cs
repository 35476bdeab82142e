using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// Cuts the text that a model streams into whole sentences, whatever the size of the pieces. A sentence ends where its mark
/// is followed by a space and a next word: not inside "M. Martin", "3.5", "p. ex." or "Eh bien… oui". One owner; not
/// thread-safe.
/// </summary>
public sealed class SentenceSplitter
{
    /// <summary>The longest sentence, in characters; a longer one is cut at a space.</summary>
    public const int MaxSentenceLength = 400;

    /// <summary>The longest text, in characters; what comes after is not read.</summary>
    public const int MaxTextLength = 2000;

    private const string Closers = "»”\")’' \u00a0\u202f";

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "m",
        "mm",
        "mme",
        "mmes",
        "mlle",
        "dr",
        "me",
        "pr",
        "st",
        "ste",
        "cf",
        "ex",
        "p",
        "art",
        "av",
        "bd",
        "tél",
        "tel",
        "env",
        "min",
        "max",
        "vs",
        "no",
        "n°",
        "hab",
        "apr",
        "janv",
        "févr",
        "sept",
        "oct",
        "nov",
        "déc",
        "réf",
        "resp",
        "sté",
        "ets"
    );

    private readonly StringBuilder _rest = new();
    private int _read;

    /// <summary>True once the text was longer than <see cref="MaxTextLength"/>: the rest is not read.</summary>
    public bool IsFull => _read >= MaxTextLength;

    /// <summary>Takes a piece and returns the sentences that are whole now.</summary>
    /// <param name="piece">The next characters of the text, any number.</param>
    public ImmutableArray<string> Push(ReadOnlySpan<char> piece)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        foreach (var c in piece[..Math.Min(piece.Length, MaxTextLength - _read)])
        {
            _read++;
            _rest.Append(c);
            TakeSentence(sentences);
        }

        return sentences.ToImmutable();
    }

    /// <summary>Ends the text and returns what is left of it, if anything.</summary>
    public ImmutableArray<string> Flush()
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        Add(sentences, _rest.ToString());
        _rest.Clear();
        return sentences.ToImmutable();
    }

    // Called after each character: it alone can have completed a sentence.
    private void TakeSentence(ImmutableArray<string>.Builder sentences)
    {
        var last = _rest[^1];
        if (last is '\n' or '\r')
            Cut(sentences, _rest.Length);
        else if (!char.IsWhiteSpace(last) && EndBefore(_rest.Length - 1) is { } end)
            Cut(sentences, end);
        else if (_rest.Length > MaxSentenceLength)
            Cut(sentences, LastSpace() is { } space ? space : MaxSentenceLength);
    }

    // Where the sentence before the word at `next` ends, if it ends there.
    private int? EndBefore(int next)
    {
        if (Closers.Contains(_rest[next], StringComparison.Ordinal))
            return null;
        var end = next;
        while (end > 0 && Closers.Contains(_rest[end - 1], StringComparison.Ordinal))
            end--;
        if (end == 0 || end == next || !_rest.ToString(end, next - end).Any(char.IsWhiteSpace))
            return null;
        var goesOn = char.IsLower(_rest[next]) || _rest[next] is ',' or ';' or ':' or '.' or '!' or '?' or '…';
        return _rest[end - 1] switch
        {
            '!' or '?' or '…' => goesOn ? null : next,
            '.' when end > 1 && _rest[end - 2] == '.' => goesOn ? null : next,
            '.' => IsAbbreviation(end - 1) ? null : next,
            _ => null,
        };
    }

    // "M.", "p. ex.", an initial, and the number of a list.
    private bool IsAbbreviation(int dot)
    {
        var start = dot;
        while (start > 0 && !char.IsWhiteSpace(_rest[start - 1]) && _rest[start - 1] is not ('(' or '«' or '\'' or '’'))
            start--;
        var word = _rest.ToString(start, dot - start);
        return Abbreviations.Contains(word)
            || (word.Length == 1 && char.IsUpper(word[0]))
            || (start == 0 && word.Length is > 0 and < 3 && word.All(char.IsAsciiDigit));
    }

    private int? LastSpace()
    {
        for (var i = _rest.Length - 1; i > 0; i--)
        {
            if (char.IsWhiteSpace(_rest[i]))
                return i;
        }

        return null;
    }

    private void Cut(ImmutableArray<string>.Builder sentences, int end)
    {
        Add(sentences, _rest.ToString(0, end));
        _rest.Remove(0, end);
        while (_rest.Length > 0 && char.IsWhiteSpace(_rest[0]))
            _rest.Remove(0, 1);
    }

    private static void Add(ImmutableArray<string>.Builder sentences, string text)
    {
        if (text.AsSpan().Trim() is { Length: > 0 } sentence)
            sentences.Add(sentence.ToString());
    }
}
