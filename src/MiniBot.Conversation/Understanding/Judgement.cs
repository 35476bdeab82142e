using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Languages;

namespace MiniBot.Conversation.Understanding;

/// <summary>
/// Weighs what the rules found against what was learnt. What was learnt decides; the rules help where it is unsure and they
/// cover what was said. About an opt-out the more cautious of the two decides.
/// </summary>
internal static class Judgement
{
    /// <summary>From here on what was learnt is believed.</summary>
    private const float Believed = 0.5f;

    /// <summary>From here on it is believed against rules that cover every word.</summary>
    private const float BelievedAgainstRules = 0.97f;

    /// <summary>The rules help when they cover this share of the words.</summary>
    private const double WellCovered = 0.75;

    private const double Covered = 0.99;

    /// <summary>What the rules hear as an opt-out is none when what was learnt is as sure of something else.</summary>
    private const float SureOfElse = 0.8f;

    /// <summary>What the rules hear as an opt-out stands when what was learnt gives it at least this.</summary>
    private const double LeastTrust = 0.05;

    /// <summary>A hint of an opt-out from here on makes us ask.</summary>
    private const double HintOfOptOut = 0.35;

    public static Reading Of(string text, Reading rules, IntentClassifier classifier, Clauses clauses)
    {
        if (rules.IsEmpty || rules.IsOfStep)
            return rules;
        var learnt = classifier.Classify(text);
        var decided = Decide(rules, learnt, () => IsOptOutInAClause(text, classifier, clauses));
        var reading = decided is { } meaning ? Understood(rules, learnt, meaning, classifier) : rules;
        return reading with
        {
            Found = [.. rules.Found.Prepend(reading.Intent).Distinct()],
            RunnerUp = RunnerUpOf(reading, rules, learnt),
            RunnerUpScore = learnt.NextScore,
        };
    }

    /// <summary>The class that was learnt and is believed; null when the rules are.</summary>
    internal static PhraseClass? Decide(Reading rules, LearntMeaning learnt, Func<bool> isOptOutInAClause)
    {
        if (
            rules.Intent == Intent.OptOut
            && (
                learnt.OptOut >= LeastTrust
                || learnt.Score < SureOfElse
                || learnt.Class == PhraseClass.NotInterested
                || isOptOutInAClause()
            )
        )
            return rules.IsAmbiguous && learnt is { Class: PhraseClass.OptOutHard, Score: >= Believed }
                ? PhraseClass.OptOutHard
                : null;
        if (rules.IsHarmless && learnt.OptOut < BelievedAgainstRules)
            return learnt.Class is PhraseClass.OptOutHard or PhraseClass.OptOutAmbiguous ? null : learnt.Class;
        if (learnt is { Class: PhraseClass.OptOutHard, Score: >= Believed })
            return PhraseClass.OptOutHard;
        if (learnt.OptOut >= HintOfOptOut)
            return PhraseClass.OptOutAmbiguous;
        if (rules.Intent == Intent.OptOut)
            return learnt.Class;
        var sure = rules.Covers >= Covered ? BelievedAgainstRules : Believed;
        return rules.Covers >= WellCovered && learnt.Score < sure ? null : learnt.Class;
    }

    private static bool IsOptOutInAClause(string text, IntentClassifier classifier, Clauses clauses)
    {
        var found = Array.Exists(clauses.Of(text), clause => classifier.Classify(clause).OptOut >= Believed);
        // The evidence is that of what was classified last.
        classifier.Classify(text);
        return found;
    }

    private static Reading Understood(Reading rules, LearntMeaning learnt, PhraseClass meaning, IntentClassifier classifier)
    {
        var intent = PhraseReader.IntentOf(meaning);
        return rules with
        {
            Intent = intent,
            Score = meaning == PhraseClass.OptOutAmbiguous ? learnt.OptOut : learnt.Score,
            Evidence = intent == rules.Intent && !rules.Evidence.IsEmpty ? rules.Evidence : classifier.Evidence(meaning),
            IsAmbiguous = meaning == PhraseClass.OptOutAmbiguous,
            IsGreeting = rules.IsGreeting && intent == Intent.Neutral,
        };
    }

    private static Intent? RunnerUpOf(Reading reading, Reading rules, LearntMeaning learnt)
    {
        var next = PhraseReader.IntentOf(learnt.Next);
        return next != reading.Intent ? next
            : rules.Intent != reading.Intent ? rules.Intent
            : null;
    }

    /// <summary>
    /// Looks for the entry that answers a question or an objection: of several, the first that is surely one. "Are you a robot?" is
    /// answered also when something else was understood besides.
    /// </summary>
    public static Reading WithAnswer(Reading reading, string text, Catalogue catalogue)
    {
        if (reading.IsOfStep || reading.IsGreeting || !MayRaise(reading.Intent))
            return reading;
        var match = catalogue.Match(text);
        if (match.Entry is null)
            match =
                LanguagePack
                    .For(catalogue.Language)
                    .Clauses.Of(text)
                    .Select(catalogue.Match)
                    .FirstOrDefault(m => m.Entry is not null)
                ?? match;
        if (match.Entry is not { } entry || !(entry.IsFixed || Raises(reading.Intent)))
            return reading;
        return reading with
        {
            Intent = entry.Type == EntryType.Objection ? Intent.Objection : Intent.Question,
            Score = match.Score,
            Evidence = match.Evidence,
            AnswerId = entry.Id,
        };
    }

    private static bool Raises(Intent intent) => intent is Intent.Question or Intent.Objection or Intent.Neutral;

    private static bool MayRaise(Intent intent) =>
        Raises(intent)
        || intent is Intent.Affirm or Intent.Deny or Intent.Unsure or Intent.Interested or Intent.Repeat or Intent.Wait;
}
