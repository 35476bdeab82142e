namespace MiniBot.Audio.Wave;

/// <summary>How a WAV file holds its samples.</summary>
public enum WavEncoding
{
    /// <summary>Linear integers of 8 (unsigned), 16, 24 or 32 bits (signed).</summary>
    Pcm,

    /// <summary>IEEE floating point of 32 or 64 bits, full scale at ±1.</summary>
    Float,

    /// <summary>ITU-T G.711 A-law, 8 bits.</summary>
    ALaw,

    /// <summary>ITU-T G.711 µ-law, 8 bits.</summary>
    MuLaw,
}
