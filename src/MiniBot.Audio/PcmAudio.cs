namespace MiniBot.Audio;

/// <summary>A piece of mono 16-bit audio in memory. The samples are shared, not copied: treat them as read-only.</summary>
/// <param name="Samples">16-bit linear samples.</param>
/// <param name="SampleRateHz">Samples per second: 8000 to 48000.</param>
public sealed record PcmAudio(ReadOnlyMemory<short> Samples, int SampleRateHz)
{
    /// <summary>How long it plays.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRateHz);
}
