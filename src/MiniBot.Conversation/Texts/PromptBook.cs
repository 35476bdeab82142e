using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Texts;

/// <summary>All that the agent may say by a scenario: what is worth rendering before the call.</summary>
public static class PromptBook
{
    /// <summary>The texts as one contact would hear them, each once, in the order of need: the disclosure first.</summary>
    /// <param name="scenario">What is followed.</param>
    /// <param name="variables">The contact's columns by name.</param>
    public static ImmutableArray<string> For(Scenario scenario, IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(variables);
        var steps = scenario.Rail.SelectMany(s => new[] { s.Message, s.Short, s.MessageNotLead }).OfType<Template>();
        var prompts = Enum.GetValues<Prompt>().Where(p => IsSaid(p, scenario)).Select(p => scenario.Texts[p]);
        var entries = scenario.Catalogue.Entries;
        var answers = entries.Select(e => e.Answer).Concat(entries.Select(e => e.FollowUp).OfType<Template>());
        var texts = steps.Concat(prompts).Concat(answers).Concat(scenario.Texts.Returns).Select(t => scenario.Fill(t, variables));
        string[] ready =
            scenario.Machines.Policy == MachinePolicy.LeaveMessage
                ? [scenario.Disclosure, scenario.Machines.Message]
                : [scenario.Disclosure];
        return [.. ready.Concat(texts).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsSaid(Prompt prompt, Scenario scenario) =>
        prompt switch
        {
            Prompt.Disclosure or Prompt.VoicemailMessage => false,
            Prompt.ScreenerIntroduction => scenario.Machines.Policy == MachinePolicy.Wait,
            _ => true,
        };
}
