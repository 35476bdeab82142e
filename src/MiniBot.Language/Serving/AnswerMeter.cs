using Microsoft.Extensions.AI;

namespace MiniBot.Language.Serving;

/// <summary>Passes an answer on piece by piece, and keeps its measure. One owner.</summary>
internal sealed class AnswerMeter(ChatLimits limits, TimeProvider time, Action<string> write)
{
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _firstToken;
    private int _length;
    private long? _input;
    private long? _output;
    private bool _isCut;

    /// <summary>True once a word was passed on.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>True when no more is to be read.</summary>
    public bool IsFull => _length >= limits.MaxCharacters;

    /// <summary>Since the question.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    public void Take(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
        {
            if (content is UsageContent { Details: var usage })
                (_input, _output) = (usage.InputTokenCount ?? _input, usage.OutputTokenCount ?? _output);
            else if (content is TextContent { Text: { Length: > 0 } text })
                Write(text);
        }

        _isCut |= update.FinishReason == ChatFinishReason.Length;
    }

    public ModelOutcome.Answered Close() =>
        new(new ModelUsage(HasBegun ? _firstToken : Elapsed, Elapsed, _input, _output), IsWhole: !_isCut && !IsFull);

    private void Write(string text)
    {
        if (!HasBegun)
            _firstToken = Elapsed;
        HasBegun = true;
        var room = limits.MaxCharacters - _length;
        var piece = text.Length <= room ? text : text[..room];
        _length += piece.Length;
        if (piece.Length > 0)
            write(piece);
    }
}
