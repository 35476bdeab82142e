using System.Buffers;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Freestyle;

/// <summary>Decides whether a sentence of the language model may be said.</summary>
internal static class SentenceGuard
{
    private const int MaxLength = 300;

    private static readonly SearchValues<char> Markup = SearchValues.Create("*#<>[]{}|`");

    public static SentenceVerdict Check(string sentence, Scenario scenario)
    {
        var reason =
            string.IsNullOrWhiteSpace(sentence) ? "empty"
            : sentence.Length > MaxLength ? "too long"
            : sentence.AsSpan().ContainsAny(Markup) || sentence.Any(char.IsControl) ? "markup"
            : null;
        return reason is null
            ? new SentenceVerdict.Passed()
            : new SentenceVerdict.Replaced(scenario.Texts[Prompt.AnsweredLater].Text, reason);
    }
}

/// <summary>What became of a sentence. A closed family.</summary>
internal abstract record SentenceVerdict
{
    private SentenceVerdict() { }

    /// <summary>It may be said as it is.</summary>
    public sealed record Passed : SentenceVerdict;

    /// <summary>It may not; <paramref name="Text"/> is said instead.</summary>
    public sealed record Replaced(string Text, string Reason) : SentenceVerdict;
}
