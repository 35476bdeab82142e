namespace MiniBot.Speech.Sherpa;

/// <summary>The kinds of voices that sherpa-onnx speaks with.</summary>
public enum VoiceFamily
{
    /// <summary>VITS, and Piper's voices.</summary>
    Vits,

    /// <summary>Matcha with a vocoder.</summary>
    Matcha,

    /// <summary>Kokoro.</summary>
    Kokoro,

    /// <summary>Kitten.</summary>
    Kitten,

    /// <summary>Supertonic.</summary>
    Supertonic,

    /// <summary>ZipVoice: speaks like a reference recording.</summary>
    ZipVoice,

    /// <summary>Pocket: speaks like a reference recording.</summary>
    Pocket,
}
