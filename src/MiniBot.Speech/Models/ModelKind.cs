namespace MiniBot.Speech.Models;

/// <summary>Which engine loads a model.</summary>
public enum ModelKind
{
    /// <summary>Silero voice activity, by sherpa-onnx.</summary>
    VoiceActivity,

    /// <summary>A streaming recogniser, by sherpa-onnx.</summary>
    Streaming,

    /// <summary>A recogniser of whole utterances, by sherpa-onnx.</summary>
    Offline,

    /// <summary>An acoustic model with dictionary, by PocketSphinx.</summary>
    Phrases,

    /// <summary>A voice, by sherpa-onnx.</summary>
    Voice,
}
