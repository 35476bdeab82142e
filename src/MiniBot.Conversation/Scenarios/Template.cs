using System.Collections.Immutable;
using System.Text;

namespace MiniBot.Conversation.Scenarios;

/// <summary>A text with <c>{{variables}}</c>. A variable without a value disappears together with the comma that belonged to it.</summary>
public sealed class Template
{
    /// <summary>The longest value that is filled in, in characters; the rest is cut.</summary>
    public const int MaxValueLength = 100;

    private readonly ImmutableArray<Piece> _pieces;

    private Template(string text, ImmutableArray<Piece> pieces)
    {
        Text = text;
        _pieces = pieces;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The names of its variables, each once.</summary>
    public IEnumerable<string> Variables => _pieces.Where(p => p.IsVariable).Select(p => p.Text).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a text; null, with the fault, when a <c>{{</c> is not closed or a name is none.</summary>
    public static Template? TryParse(string text, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var rest = text.AsSpan();
        fault = null;
        while (rest.IndexOf("{{") is var open and >= 0)
        {
            var close = rest[open..].IndexOf("}}");
            var name = close < 0 ? "" : rest[(open + 2)..(open + close)].Trim().ToString();
            if (!IsName(name))
            {
                fault = close < 0 ? "'{{' is never closed by '}}'" : $"'{name}' is no variable name";
                return null;
            }

            pieces.Add(new Piece(rest[..open].ToString(), IsVariable: false));
            pieces.Add(new Piece(name, IsVariable: true));
            rest = rest[(open + close + 2)..];
        }

        pieces.Add(new Piece(rest.ToString(), IsVariable: false));
        return new Template(text, pieces.ToImmutable());
    }

    /// <summary>The text with its variables filled in.</summary>
    /// <param name="valueOf">The value of a variable; null or blank when there is none.</param>
    public string Fill(Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        var filled = new StringBuilder();
        var dropped = false;
        foreach (var piece in _pieces)
        {
            var text = piece.IsVariable ? Clean(valueOf(piece.Text)) : piece.Text;
            if (piece.IsVariable && text.Length == 0)
            {
                dropped = true;
                continue;
            }

            if (text.Length == 0)
                continue;
            if (dropped)
                Close(filled, ref text);
            dropped = false;
            filled.Append(text);
        }

        if (dropped)
            TrimEnd(filled, " ,");
        return filled.ToString().Trim();
    }

    internal static Template Parse(string text) =>
        TryParse(text, out var fault) ?? throw new InvalidDataException($"{fault}: {text}");

    // Closes the gap that a missing value leaves: "Merci, {{x}}." is "Merci.", "{{x}}, bonjour" is "Bonjour".
    private static void Close(StringBuilder before, ref string after)
    {
        if (before.Length == 0 || before.ToString().AsSpan().TrimEnd() is [.., '.' or '!' or '?'])
        {
            var trimmed = after.TrimStart(' ', ',');
            after = trimmed.Length == 0 ? "" : char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
            return;
        }

        var next = after.AsSpan().TrimStart();
        if (next is [',' or '.' or '!' or '?' or ';' or ':', ..])
            TrimEnd(before, " ,");
        else if (before[^1] == ' ')
            after = after.TrimStart();
    }

    private static void TrimEnd(StringBuilder text, string characters)
    {
        while (text.Length > 0 && characters.Contains(text[^1], StringComparison.Ordinal))
            text.Length--;
    }

    private static string Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return "";
        var cut = value.Length > MaxValueLength ? value[..MaxValueLength] : value;
        return string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private readonly record struct Piece(string Text, bool IsVariable);
}
