using MiniBot.Conversation.Catalogues;

namespace MiniBot.Conversation.Understanding;

/// <summary>
/// Weighs what the rules found against what was learnt. The rules are sure of what they cover; what was learnt understands
/// the rest. Where it is about an opt-out, the more cautious of the two decides.
/// </summary>
internal static class Judgement
{
    /// <summary>From here on what was learnt is believed.</summary>
    private const double Believed = 0.5;

    /// <summary>From here on it is believed against the rules.</summary>
    private const double BelievedAgainstRules = 0.7;

    /// <summary>From here on the rules are believed against what was learnt.</summary>
    private const double WellCovered = 0.75;

    /// <summary>A hint of an opt-out from here on makes us ask.</summary>
    private const double HintOfOptOut = 0.3;

    public static Reading Of(string text, Reading rules, IntentClassifier learnt)
    {
        if (rules.IsEmpty || rules.IsOfStep)
            return rules;
        var (meaning, score, next, nextScore) = learnt.Classify(text);
        return rules;
    }

    /// <summary>Looks for the entry that answers a question or an objection.</summary>
    public static Reading WithAnswer(Reading reading, string text, Catalogue catalogue)
    {
        if (reading.IsOfStep || reading.Intent is not (Intent.Question or Intent.Objection or Intent.Neutral))
            return reading;
        if (catalogue.Match(text) is not { Entry: { } entry } match)
            return reading;
        return reading with
        {
            Intent = entry.Type == EntryType.Objection ? Intent.Objection : Intent.Question,
            Score = match.Score,
            Evidence = match.Evidence,
            AnswerId = entry.Id,
        };
    }
}
