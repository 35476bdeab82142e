namespace MiniBot.Speech.Models;

/// <summary>The models that the product looks for by name; a name is the path below the model folder.</summary>
public static class KnownModels
{
    /// <summary>French telephone speech for PocketSphinx.</summary>
    public const string FrenchTelephone = "recognition/pocketsphinx-fr-ptm-8khz-ci";

    /// <summary>Silero voice activity, 16 kHz.</summary>
    public const string SileroVad = "vad/silero-vad-16k";

    /// <summary>The one file of <see cref="SileroVad"/>.</summary>
    public const string SileroVadFile = "silero_vad_16k_op15.onnx";
}
