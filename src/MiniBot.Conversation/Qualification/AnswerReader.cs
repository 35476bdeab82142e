using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;
using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Qualification;

/// <summary>Reads the value that a step expects out of an answer.</summary>
internal static class AnswerReader
{
    /// <summary>The value, or null when the answer holds none, one out of range, or several that differ.</summary>
    /// <param name="language">The language of the answer.</param>
    /// <param name="expected">What the step expects.</param>
    /// <param name="intent">How the answer was read.</param>
    /// <param name="text">The answer.</param>
    /// <param name="now">When it was given.</param>
    /// <param name="zone">The person's zone.</param>
    public static AnswerValue? Read(
        LanguagePack language,
        ExpectedAnswer expected,
        Intent intent,
        string text,
        DateTimeOffset now,
        TimeZoneInfo zone
    ) =>
        expected.Kind switch
        {
            AnswerKind.YesNo => ReadYesNo(intent),
            AnswerKind.Number => ReadNumber(language, expected, text),
            AnswerKind.Date => language.ReadTime(text, now, zone) is { } time ? new AnswerValue.Date(time) : null,
            AnswerKind.Choice => FindChoice(language, expected, SpokenWords.Of(text)) is { } name
                ? new AnswerValue.Choice(name)
                : null,
            _ => null,
        };

    private static AnswerValue.YesNo? ReadYesNo(Intent intent) =>
        intent switch
        {
            Intent.Affirm or Intent.Interested => new AnswerValue.YesNo(true),
            Intent.Deny => new AnswerValue.YesNo(false),
            _ => null,
        };

    private static AnswerValue.Number? ReadNumber(LanguagePack language, ExpectedAnswer expected, string text)
    {
        var words = SpokenWords.Of(text);
        decimal? value =
            FindNumber(language, expected, words) is { } number ? number.Value
            : FindChoice(language, expected, words) is { } name ? decimal.Parse(name, CultureInfo.InvariantCulture)
            : null;
        return value is { } found && !(found < expected.Min) && !(found > expected.Max)
            ? new AnswerValue.Number(found, expected.Unit)
            : null;
    }

    // What stands before the unit is meant; else the last number said, since people correct themselves. An article is a number
    // only before the unit, or where hardly anything else was said.
    private static SpokenNumber? FindNumber(LanguagePack language, ExpectedAnswer expected, List<string> words)
    {
        var numbers = language.FindNumbers(words);
        var unit = expected.Unit is null ? [] : SpokenWords.Of(expected.Unit);
        if (
            unit is [var counted, ..]
            && numbers.LastOrDefault(n => IsSame(words.ElementAtOrDefault(n.End), counted)) is { Length: > 0 } exact
        )
            return exact;
        var certain = numbers.Where(n => !n.IsArticle(words) || words.Count <= 2).ToList();
        return certain.Count > 0 ? certain[^1] : null;
    }

    private static string? FindChoice(LanguagePack language, ExpectedAnswer expected, List<string> words)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; )
        {
            var (choice, length) = LongestAt(expected.Choices, words, at);
            if (choice is not null && !IsDenied(words, at, language.Denials))
                found.Add(choice);
            at += Math.Max(1, length);
        }

        return found.Count == 1 ? found.Single() : null;
    }

    private static (string? Name, int Length) LongestAt(ImmutableArray<AnswerChoice> choices, List<string> words, int at) =>
        choices
            .SelectMany(c => c.Words, (c, phrase) => (Name: (string?)c.Name, phrase))
            .Where(c =>
                at + c.phrase.Length <= words.Count && c.phrase.Select((w, i) => IsSame(words[at + i], w)).All(same => same)
            )
            .Select(c => (c.Name, c.phrase.Length))
            .OrderByDescending(c => c.Length)
            .FirstOrDefault();

    // "Pas une maison", "pas de maison".
    private static bool IsDenied(List<string> words, int at, DenialWords denials) =>
        Denies(words.ElementAtOrDefault(at - 1), denials)
        || (
            words.ElementAtOrDefault(at - 1) is { } between
            && denials.Between.Contains(between)
            && Denies(words.ElementAtOrDefault(at - 2), denials)
        );

    private static bool Denies(string? word, DenialWords denials) => word is not null && denials.Words.Contains(word);

    /// <summary>The same word, singular or plural.</summary>
    private static bool IsSame(string? word, string other) =>
        word is not null && word.TrimEnd('s', 'x') == other.TrimEnd('s', 'x');
}
