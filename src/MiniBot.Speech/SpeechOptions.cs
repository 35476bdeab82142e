using MiniBot.Speech.Models;

namespace MiniBot.Speech;

/// <summary>How speech is opened.</summary>
public sealed record SpeechOptions
{
    /// <summary>Where the models are; see <see cref="ModelCatalog.DefaultFolder"/>.</summary>
    public string ModelFolder { get; init; } = ModelCatalog.DefaultFolder();

    /// <summary>Where rendered prompts are kept.</summary>
    public required string PromptFolder { get; init; }

    /// <summary>Loads a model of unknown origin in a child process first; without it such a model is not used.</summary>
    public ModelProbe? Probe { get; init; }

    /// <summary>Takes, once each, what fails while calls go on (English, no personal data). Any thread; must return at once.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>The clock of all time limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
