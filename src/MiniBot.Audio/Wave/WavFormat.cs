namespace MiniBot.Audio.Wave;

/// <summary>What the format chunk of a WAV file says.</summary>
/// <param name="Encoding">How a sample is written.</param>
/// <param name="BitsPerSample">Bits of one sample as stored: 8, 16, 24, 32 or 64.</param>
/// <param name="Channels">Channels: 1 to 8.</param>
/// <param name="SampleRateHz">Samples per second and channel: 1000 to 192000.</param>
public sealed record WavFormat(WavEncoding Encoding, int BitsPerSample, int Channels, int SampleRateHz)
{
    /// <summary>Bytes of one sample of all channels.</summary>
    public int BlockBytes => Channels * BitsPerSample / 8;
}
