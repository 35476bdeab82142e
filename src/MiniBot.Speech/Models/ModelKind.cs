namespace MiniBot.Speech.Models;

/// <summary>Which engine loads a model.</summary>
public enum ModelKind
{
    /// <summary>Silero voice activity, by sherpa-onnx.</summary>
    VoiceActivity,

    /// <summary>A streaming CTC recogniser, by sherpa-onnx.</summary>
    Streaming,

    /// <summary>An acoustic model with dictionary, by PocketSphinx.</summary>
    Phrases,

    /// <summary>A voice, by sherpa-onnx.</summary>
    Voice,
}
