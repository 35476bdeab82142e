namespace MiniBot.Audio.Resampling;

/// <summary>How far one step of resampling came.</summary>
/// <param name="Consumed">Input samples taken; fewer than given only if the output was full.</param>
/// <param name="Produced">Output samples written.</param>
public readonly record struct ResampleCount(int Consumed, int Produced);
