using MiniBot.Calls.Speaking;

namespace MiniBot.Prospects;

/// <summary>The voice of simulated people; without one they type.</summary>
/// <param name="prompts">Speaks for them, or null.</param>
public sealed class ProspectVoice(PromptLibrary? prompts)
{
    /// <summary>The audio of what is said at the rate asked for; null when it cannot be spoken and has to be typed.</summary>
    public async ValueTask<short[]?> SpeakAsync(string text, int sampleRateHz, CancellationToken cancellationToken) =>
        prompts is not null
        && await prompts.GetAsync(text, audioPath: null, sampleRateHz, cancellationToken)
            is PromptOutcome.Ready { Samples: var samples }
            ? samples
            : null;
}
