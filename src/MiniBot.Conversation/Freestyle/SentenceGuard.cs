using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// Decides, sentence by sentence, whether what a language model answered may be said. It knows only what may not be said:
/// when in doubt it refuses, and a person will answer.
/// </summary>
public static class SentenceGuard
{
    /// <summary>The most sentences of one answer.</summary>
    public const int MaxSentences = 3;

    /// <summary>The most words of one sentence.</summary>
    public const int MaxWords = 35;

    // So many words in a row repeat what the caller ordered to say.
    private const int EchoLength = 4;

    /// <summary>Reads one sentence. Never throws on what a model can write.</summary>
    /// <param name="sentence">The sentence, whole.</param>
    /// <param name="scenario">What is followed.</param>
    /// <param name="state">The state after the sentence before, or <see cref="GuardState.Start"/>.</param>
    public static SentenceVerdict Check(string sentence, Scenario scenario, GuardState state)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(state);
        if (FindRefusal(sentence, scenario, state) is not { } reason)
            return new SentenceVerdict.Passed(sentence, Remember(sentence, scenario, state with { Said = state.Said + 1 }));
        var next = state with { IsClean = false };
        var saysNothing =
            state.HasReplaced
            || reason is RefusalReason.TooManySentences
            || (reason is RefusalReason.Question or RefusalReason.Empty && state.Said > 0);
        return saysNothing
            ? new SentenceVerdict.Dropped(reason, next)
            : new SentenceVerdict.Replaced(
                state.Rules.SafeSentence,
                reason,
                next with
                {
                    HasReplaced = true,
                    Said = state.Said + 1,
                }
            );
    }

    /// <summary>The risk warnings that an answer still lacks at its end: each is said after it.</summary>
    /// <param name="state">The state after the last sentence.</param>
    public static ImmutableArray<string> WarningsAfter(GuardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. state.WarningsDue.Except(state.WarningsGiven).Order().Select(w => state.Rules.Warnings[w].Text)];
    }

    /// <summary>Why a text may not stand among a scenario's facts: facts may hold numbers, but no claim that is always wrong.</summary>
    internal static RefusalReason? FindFaultOfFact(string fact, Theme theme, FreestyleRules rules)
    {
        if (SentenceSigns.FindFault(fact) is { } signs)
            return signs;
        var words = FoldedWords.Of(fact);
        if (words.Count is 0 or > MaxWords)
            return words.Count == 0 ? RefusalReason.Empty : RefusalReason.Length;
        return rules
            .ReasonsFor(theme)
            .Where(r => r.Reason is not RefusalReason.Number && r.Refuse(words, _ => true))
            .Select(r => (RefusalReason?)r.Reason)
            .FirstOrDefault();
    }

    private static RefusalReason? FindRefusal(string sentence, Scenario scenario, GuardState state)
    {
        if (state.Said >= MaxSentences)
            return RefusalReason.TooManySentences;
        if (SentenceSigns.FindFault(sentence) is { } signs)
            return signs;
        var text = HideOwnNames(sentence, scenario);
        var words = FoldedWords.Of(text);
        if (words.Count == 0)
            return RefusalReason.Empty;
        if (words.Count > MaxWords)
            return RefusalReason.Length;
        if (FindBrokenRule(text, scenario, state) is { } broken)
            return broken;
        if (FoldedWords.JoinSpelled(text) is { } joined && FindBrokenRule(joined, scenario, state) is { } hidden)
            return hidden;
        return BreaksUpWords(text, state.Rules) ? RefusalReason.Markup
            : IsForbidden(words, scenario) ? RefusalReason.Forbidden
            : EchoesOrder(words, state) ? RefusalReason.Instruction
            : SentenceLanguage.IsForeign(text, state.Rules) ? RefusalReason.Language
            : text.Contains('?', StringComparison.Ordinal) ? RefusalReason.Question
            : null;
    }

    private static RefusalReason? FindBrokenRule(string text, Scenario scenario, GuardState state)
    {
        var words = FoldedWords.Of(text);
        foreach (var reason in state.Rules.ReasonsFor(scenario.Theme))
        {
            if (reason.Refuse(words, part => IsFact(words, part, state)))
                return reason.Reason;
        }

        foreach (var idiom in state.Rules.NumberIdioms)
            text = text.Replace(idiom, " ", StringComparison.OrdinalIgnoreCase);
        return state.Rules.Numbers.In(text).All(n => state.FactNumbers.Any(n.IsCoveredBy)) ? null : RefusalReason.Number;
    }

    // A fact excuses "gratuit" only in a sentence that speaks of what the fact says is free.
    private static bool IsFact(List<string> words, List<string> part, GuardState state) =>
        state.Facts.Any(fact =>
            Holds(fact, part) && words.Any(w => !part.Contains(w) && !state.Rules.OwnWords.Contains(w) && fact.Contains(w))
        );

    // "ga ran ti": the word is there only when the spaces are not.
    private static bool BreaksUpWords(string text, FreestyleRules rules)
    {
        var together = FoldedWords.Letters(text);
        var apart = string.Join(' ', FoldedWords.Of(text));
        return rules.SplitWords.Any(w =>
            together.Contains(w, StringComparison.Ordinal) && !apart.Contains(w, StringComparison.Ordinal)
        );
    }

    private static bool IsForbidden(List<string> words, Scenario scenario) =>
        scenario.Forbidden.Any(f => Holds(words, FoldedWords.Of(f)));

    private static bool EchoesOrder(List<string> words, GuardState state)
    {
        var length = Math.Min(EchoLength, words.Count);
        return !state.OrderWords.IsEmpty
            && Enumerable.Range(0, words.Count - length + 1).Any(i => Holds(state.OrderWords, words.GetRange(i, length)));
    }

    private static bool Holds(IReadOnlyList<string> words, List<string> part)
    {
        for (var start = 0; part.Count > 0 && start + part.Count <= words.Count; start++)
        {
            var at = 0;
            while (at < part.Count && words[start + at] == part[at])
                at++;
            if (at == part.Count)
                return true;
        }

        return false;
    }

    private static GuardState Remember(string sentence, Scenario scenario, GuardState state)
    {
        var words = FoldedWords.Of(sentence);
        var warnings = state.Rules.Warnings;
        for (var i = 0; i < warnings.Length; i++)
        {
            if (warnings[i].Theme != scenario.Theme)
                continue;
            if (warnings[i].Products.IsFoundIn(words))
                state = state with { WarningsDue = state.WarningsDue.Add(i) };
            if (warnings[i].Given.IsFoundIn(words))
                state = state with { WarningsGiven = state.WarningsGiven.Add(i) };
        }

        return state;
    }

    // A company may be called "Garantie 24": its name is no promise and no number.
    private static string HideOwnNames(string sentence, Scenario scenario)
    {
        foreach (var name in new[] { scenario.CompanyName, scenario.Principal, scenario.TelemarketerName })
            sentence = sentence.Replace(name, "Nom", StringComparison.Ordinal);
        return sentence;
    }
}
