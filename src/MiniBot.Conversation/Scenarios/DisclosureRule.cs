using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Scenarios;

/// <summary>What the first sentence must say: AI Act art. 50 (an AI speaks), and who calls, for whom, why, and how to opt out.</summary>
internal static class DisclosureRule
{
    /// <summary>Each missing part with the words that would mend it.</summary>
    public static IEnumerable<(string Problem, string Mend)> Check(string disclosure, Scenario scenario)
    {
        var rule = scenario.Speech.Disclosure;
        var words = Words(disclosure, scenario.Intents);
        if (!rule.ArtificialIntelligence.Any(Has))
            yield return ("it does not say that an AI speaks", rule.SayArtificialIntelligence);
        if (!Has(scenario.CompanyName))
            yield return ("it does not name the company that calls", rule.SayCompany);
        if (!Has(scenario.Principal))
            yield return ("it does not say on whose behalf", rule.SayPrincipal);
        if (!Has(scenario.Purpose))
            yield return ("it does not say what the call is about", rule.SayPurpose);
        if (!Has("stop"))
            yield return ("it does not say how to opt out", rule.SayStop);

        bool Has(string part) => words.Contains(Words(part, scenario.Intents), StringComparison.Ordinal);
    }

    private static string Words(string text, IntentPack intents) => $" {string.Join(' ', intents.Normalizer.Words(text))} ";
}
