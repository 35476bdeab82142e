using MiniBot.Speech.Models;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech;

/// <summary>How speech is opened.</summary>
public sealed record SpeechOptions
{
    /// <summary>Where the models are; see <see cref="ModelCatalog.DefaultFolder"/>.</summary>
    public string ModelFolder { get; init; } = ModelCatalog.DefaultFolder();

    /// <summary>Where rendered prompts are kept.</summary>
    public required string PromptFolder { get; init; }

    /// <summary>Which engines speak, in which order.</summary>
    public SynthesisOptions Synthesis { get; init; } = new();

    /// <summary>
    /// Is told, once each, what speech has to do without: a voice that fails, a disk that refuses (English, no personal data). Any
    /// thread; must return at once.
    /// </summary>
    public Action<string>? Report { get; init; }

    /// <summary>Loads a model of unknown origin in a child process first; without it such a model is not used.</summary>
    public ModelProbe? Probe { get; init; }

    /// <summary>The clock of all time limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
