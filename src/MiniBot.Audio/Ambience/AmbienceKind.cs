namespace MiniBot.Audio.Ambience;

/// <summary>The backgrounds that <see cref="SyntheticAmbience"/> can render.</summary>
public enum AmbienceKind
{
    /// <summary>Ventilation, a faint mains hum, keyboards now and then.</summary>
    Office,

    /// <summary>A murmur of voices without words, cups now and then.</summary>
    Cafe,
}
