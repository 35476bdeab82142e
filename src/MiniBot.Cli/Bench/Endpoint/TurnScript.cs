using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MiniBot.Conversation.Evaluation;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>One turn as written: what was asked, and what is said with its pauses.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Pieces">What is said without a pause, in order.</param>
internal sealed partial record TurnScript(int Number, AnswerKind Asked, ImmutableArray<TurnPiece> Pieces)
{
    /// <summary>The longest pause that a file may have.</summary>
    public const int LongestPauseMs = 1500;

    private const int ShortestPauseMs = 150;

    private static readonly FrozenDictionary<string, AnswerKind> Kinds = new Dictionary<string, AnswerKind>(
        StringComparer.Ordinal
    )
    {
        ["yes_no"] = AnswerKind.YesNo,
        ["number"] = AnswerKind.Number,
        ["date"] = AnswerKind.Date,
        ["text"] = AnswerKind.Text,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True when the person pauses.</summary>
    public bool HasPauses => Pieces.Length > 1;

    /// <summary>True for a turn that settings are chosen by; the others tell how good the choice is.</summary>
    public bool IsForChoosing => Number % 2 == 1;

    /// <summary>Reads a file of turns; with any mistake nothing but the mistakes.</summary>
    public static (ImmutableArray<TurnScript> Turns, ImmutableArray<string> Mistakes) Read(string text, string fileName)
    {
        var (lines, errors) = LabelledFile.Read(text, fileName, Kinds.ContainsKey, Kinds.Keys);
        if (!errors.IsEmpty)
            return ([], [.. errors.Select(e => e.ToString())]);
        var turns = lines.Select((line, i) => new TurnScript(i + 1, Kinds[line.Label], PiecesOf(line.Text))).ToImmutableArray();
        var mistakes = turns
            .Zip(lines)
            .Where(turn => !turn.First.Pieces.Index().All(p => IsGood(p.Item, p.Index)))
            .Select(turn =>
                $"{fileName}:{turn.Second.Line}: words must stand around each pause, which takes {ShortestPauseMs} to {LongestPauseMs} ms: write oui [400] mais non"
            )
            .ToImmutableArray();
        return mistakes.IsEmpty ? (turns, []) : ([], mistakes);
    }

    private static ImmutableArray<TurnPiece> PiecesOf(string text)
    {
        var parts = Pause().Split(text);
        var pieces = ImmutableArray.CreateBuilder<TurnPiece>();
        for (var i = 0; i < parts.Length; i += 2)
            pieces.Add(new(parts[i].Trim(), i == 0 ? 0 : int.Parse(parts[i - 1], CultureInfo.InvariantCulture)));
        return pieces.ToImmutable();
    }

    private static bool IsGood(TurnPiece piece, int at) =>
        piece.Text.Any(char.IsLetter) && (at == 0 || piece.PauseBeforeMs is >= ShortestPauseMs and <= LongestPauseMs);

    [GeneratedRegex(@"\[([0-9]{1,5})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Pause();
}

/// <summary>What is said without a pause.</summary>
/// <param name="Text">The words.</param>
/// <param name="PauseBeforeMs">The pause before it; 0 for the first.</param>
internal sealed record TurnPiece(string Text, int PauseBeforeMs);
