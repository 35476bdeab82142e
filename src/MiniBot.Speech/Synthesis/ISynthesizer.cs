using MiniBot.Audio;

namespace MiniBot.Speech.Synthesis;

/// <summary>A text-to-speech engine. Thread-safe.</summary>
public interface ISynthesizer
{
    /// <summary>Engine and version: part of the key of a rendered prompt (<c>pico 1.0</c>, <c>espeak-ng 1.51</c>).</summary>
    string EngineId { get; }

    /// <summary>The engine that would speak with a voice now; a chain of engines chooses one.</summary>
    string EngineFor(SpeechVoice voice) => EngineId;

    /// <summary>Speaks a text. An engine that fails gives an outcome with the cause, not an exception.</summary>
    ValueTask<SynthesisOutcome> SynthesizeAsync(string text, SpeechVoice voice, CancellationToken cancellationToken);
}

/// <summary>Which voice speaks, and how.</summary>
/// <param name="Language">BCP 47: <c>fr-FR</c>, <c>en-GB</c>.</param>
/// <param name="Variant">The engine's own name of a voice or variant, or null for its default.</param>
/// <param name="Rate">Speaking rate, 1 = the engine's normal, 0.5 to 2.</param>
public sealed record SpeechVoice(string Language, string? Variant = null, double Rate = 1);

/// <summary>What a synthesiser returned. A closed family.</summary>
public abstract record SynthesisOutcome
{
    private SynthesisOutcome() { }

    /// <summary>The spoken text.</summary>
    public sealed record Spoken(PcmAudio Audio) : SynthesisOutcome
    {
        /// <summary>The engine that spoke, where it is not the only one; null for the one that was asked.</summary>
        public string? Engine { get; init; }

        /// <summary>The part of the text, as it is written, that this says; null for all of it.</summary>
        public string? Written { get; init; }
    }

    /// <summary>It could not be spoken, and why.</summary>
    public sealed record Failed(string Cause) : SynthesisOutcome;
}
