namespace MiniBot.Audio.Tones;

/// <summary>A signal that was recognised.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="FrequencyHz">Its frequency, or that of its last tone, in Hz.</param>
/// <param name="Duration">How long that tone lasted, as far as it has been heard.</param>
public readonly record struct DetectedTone(ToneKind Kind, double FrequencyHz, TimeSpan Duration);
