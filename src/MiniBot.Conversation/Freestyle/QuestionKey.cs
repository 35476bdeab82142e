using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Freestyle;

/// <summary>What a question means, for finding an answer given before: its content words in order of the alphabet.</summary>
/// <param name="ScenarioHash">The scenario's <see cref="Scenario.ContentHash"/>: another text, other answers.</param>
/// <param name="Theme">The scenario's theme.</param>
/// <param name="Words">The words, stemmed, each once; numbers by value.</param>
public sealed record QuestionKey(string ScenarioHash, Theme Theme, string Words)
{
    // One content word alone ("et celui-là ?") leans on what was said before it.
    private const int FewestWords = 2;
    private const int MostWords = 12;

    /// <summary>The key of a question; null when its answer is of no use to another call: it says too little without its
    /// context, too much, or something personal; or the scenario's facts differ from person to person.</summary>
    /// <param name="scenario">What is followed.</param>
    /// <param name="variables">The contact's columns by name.</param>
    /// <param name="question">What the caller asked.</param>
    public static QuestionKey? For(Scenario scenario, IReadOnlyDictionary<string, string> variables, string question)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(question);
        var rules = scenario.Speech.Freestyle;
        var isPersonal =
            scenario.Facts.Any(f => f.Variables.Any(v => !ScenarioVariables.IsOwn(v)))
            || CallerWords.Clean(question, variables.Values).Contains('…', StringComparison.Ordinal);
        if (isPersonal || question.Length > CallerWords.MaxLength || rules.GivesOrders(question))
            return null;
        var words = FoldedWords
            .Of(question)
            .Where(w => !rules.QuestionStopWords.Contains(w) && !rules.Numbers.IsNumberWord(w))
            .Select(w => Stem(w, rules.QuestionEndings))
            .Concat(rules.Numbers.In(question).Select(n => $"{n.Value:0.##}{n.Unit}"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return words.Count is >= FewestWords and <= MostWords
            ? new QuestionKey(scenario.ContentHash, scenario.Theme, string.Join(' ', words))
            : null;
    }

    private static string Stem(string word, ImmutableArray<string> endings)
    {
        const int shortestStem = 3;
        if (word.Length > shortestStem && word[^1] is 's' or 'x')
            word = word[..^1];
        var ending = endings.FirstOrDefault(e =>
            word.Length - e.Length >= shortestStem && word.EndsWith(e, StringComparison.Ordinal)
        );
        return ending is null ? word : word[..^ending.Length];
    }
}
