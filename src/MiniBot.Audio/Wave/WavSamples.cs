using System.Buffers.Binary;
using System.Diagnostics;
using MiniBot.Audio.Codecs;
using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Wave;

/// <summary>From every encoding of a WAV file to 16-bit samples; what is finer is rounded, what is louder than full scale is held there.</summary>
internal static class WavSamples
{
    /// <summary>Decodes <paramref name="data"/>, a whole number of samples, as many as <paramref name="samples"/> has room for.</summary>
    public static void Decode(ReadOnlySpan<byte> data, WavFormat format, Span<short> samples)
    {
        switch (format.Encoding)
        {
            case WavEncoding.ALaw:
                G711.DecodeALaw(data, samples);
                break;
            case WavEncoding.MuLaw:
                G711.DecodeMuLaw(data, samples);
                break;
            default:
                var sampleBytes = format.BitsPerSample / 8;
                for (var i = 0; i < samples.Length; i++)
                    samples[i] = DecodeOne(data.Slice(i * sampleBytes, sampleBytes), format.Encoding);
                break;
        }
    }

    private static short DecodeOne(ReadOnlySpan<byte> sample, WavEncoding encoding) =>
        (encoding, sample.Length) switch
        {
            (WavEncoding.Pcm, 1) => (short)((sample[0] - 128) << 8),
            (WavEncoding.Pcm, 2) => BinaryPrimitives.ReadInt16LittleEndian(sample),
            (WavEncoding.Pcm, 3) => Saturation.ToSample(BinaryPrimitives.ReadInt16LittleEndian(sample[1..]) + (sample[0] >> 7)),
            (WavEncoding.Pcm, 4) => Saturation.ToSample(BinaryPrimitives.ReadInt16LittleEndian(sample[2..]) + (sample[1] >> 7)),
            (WavEncoding.Float, 4) => Saturation.ToSample(BinaryPrimitives.ReadSingleLittleEndian(sample) * 32768f),
            (WavEncoding.Float, 8) => Saturation.ToSample((float)(BinaryPrimitives.ReadDoubleLittleEndian(sample) * 32768)),
            _ => throw new UnreachableException(),
        };
}
