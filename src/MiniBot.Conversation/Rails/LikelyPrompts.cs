using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Rails;

/// <summary>
/// What the agent will most likely say next, the likeliest first, so that it can be made ready while the caller speaks. A guess: nothing
/// depends on it but the time until the first sound.
/// </summary>
public static class LikelyPrompts
{
    /// <summary>The prompts that may follow a state; none once the conversation closes.</summary>
    public static ImmutableArray<LikelyPrompt> After(RailState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Phase switch
        {
            RailPhase.Ringing => [new(state.Scenario.Disclosure), MessageOf(state, 0)],
            RailPhase.Disclosing => [MessageOf(state, state.StepIndex), TextOf(state, Prompt.AreYouThere)],
            RailPhase.Asking => [.. AfterQuestion(state).Distinct()],
            RailPhase.ConfirmingOptOut => [TextOf(state, Prompt.OptOutConfirmed), MessageOf(state, state.StepIndex)],
            _ => [],
        };
    }

    // A yes or a no leads to the next step; no is an end at the two steps that ask whether to go on.
    private static IEnumerable<LikelyPrompt> AfterQuestion(RailState state)
    {
        if (state.StepIndex + 1 < state.Scenario.Rail.Length)
            yield return MessageOf(state, state.StepIndex + 1);
        if (state.Step.Kind is StepKind.Hello or StepKind.IsLeads)
            yield return TextOf(state, Prompt.RefusalEnd);
        if (state.Unclear == 0)
        {
            yield return TextOf(state, Prompt.Reprompt);
            yield return MessageOf(state, state.StepIndex);
        }
        else if (state.Step.Short is { } simpler)
        {
            yield return TextOf(state, Prompt.Simpler);
            yield return new(state.Scenario.Fill(simpler, state.Variables));
        }

        yield return TextOf(state, state.SilencesInARow == 0 ? Prompt.AreYouThere : Prompt.SilenceEnd);
    }

    private static LikelyPrompt MessageOf(RailState state, int index)
    {
        var step = state.Scenario.Rail[index];
        return new(state.Scenario.Fill(step.Message, state.Variables), step.AudioPath);
    }

    private static LikelyPrompt TextOf(RailState state, Prompt prompt) =>
        new(state.Scenario.Fill(state.Scenario.Texts[prompt], state.Variables));
}

/// <summary>Something that may be said.</summary>
/// <param name="Text">As a <see cref="CallAction.Say"/> would have it.</param>
/// <param name="AudioPath">Its recording, relative to the scenario; null for none.</param>
public sealed record LikelyPrompt(string Text, string? AudioPath = null);
