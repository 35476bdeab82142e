using MiniBot.Audio.Codecs;
using MiniBot.Audio.Wave;
using static MiniBot.Audio.Tests.Wave.WavBytes;

namespace MiniBot.Audio.Tests.Wave;

public class WavReadTests
{
    private static readonly short[] Some = [0, 1000, -1000, short.MaxValue, short.MinValue];

    [Fact]
    public void TryRead_SixteenBits_AreTheSamples() => Read(Riff(Format(), Chunk("data", Samples16(Some)))).ShouldBe(Some);

    [Fact]
    public void TryRead_EightBits_AreUnsigned() =>
        Read(Riff(Format(bits: 8), Chunk("data", 0, 127, 128, 255))).ShouldBe([-32768, -256, 0, 32512]);

    [Fact]
    public void TryRead_TwentyFourBits_AreRounded() =>
        Read(Riff(Format(bits: 24), Chunk("data", 0x00, 0x34, 0x12, 0x80, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F)))
            .ShouldBe([0x1234, 0, short.MaxValue]);

    [Fact]
    public void TryRead_ThirtyTwoBits_AreRounded() =>
        Read(Riff(Format(bits: 32), Chunk("data", 0xFF, 0x7F, 0x34, 0x12, 0, 0x80, 0xFF, 0xFF))).ShouldBe([0x1234, 0]);

    [Fact]
    public void TryRead_Floats_AreScaledAndHeldAtFullScale()
    {
        float[] floats = [0, 0.5f, -1, 2, float.NaN, float.NegativeInfinity];
        short[] expected = [0, 16384, -32768, 32767, 0, -32768];

        Read(Riff(Format(tag: 3, bits: 32), Chunk("data", [.. floats.SelectMany(BitConverter.GetBytes)]))).ShouldBe(expected);
        Read(Riff(Format(tag: 3, bits: 64), Chunk("data", [.. floats.SelectMany(value => BitConverter.GetBytes((double)value))])))
            .ShouldBe(expected);
    }

    [Fact]
    public void TryRead_G711_IsDecoded()
    {
        byte[] codes = [0xD5, 0x55, 0x80, 0x2A];
        var (aLaw, muLaw) = (new short[4], new short[4]);
        G711.DecodeALaw(codes, aLaw);
        G711.DecodeMuLaw(codes, muLaw);

        Read(Riff(Format(tag: 6, bits: 8), Chunk("data", codes))).ShouldBe(aLaw);
        Read(Riff(Format(tag: 7, bits: 8), Chunk("data", codes))).ShouldBe(muLaw);
    }

    [Fact]
    public void TryRead_Extensible_TakesTheSubFormat()
    {
        Read(Riff(ExtensibleFormat(tag: 1), Chunk("data", Samples16(Some)))).ShouldBe(Some);
        Read(Riff(ExtensibleFormat(tag: 3, bits: 32), Chunk("data", BitConverter.GetBytes(-0.5f)))).ShouldBe([-16384]);
    }

    [Fact]
    public void TryRead_Stereo_IsFoldedToTheMean() =>
        Read(Riff(Format(channels: 2), Chunk("data", Samples16(100, 300, 32767, 32767, -200, 200)))).ShouldBe([200, 32767, 0]);

    [Fact]
    public void Channel_OfStereo_IsThatSideAlone()
    {
        Wav.TryReadFile(Riff(Format(channels: 2), Chunk("data", Samples16(1, 2, 3, 4))), out var file, out _).ShouldBeTrue();

        file.Channel(0).Samples.ToArray().ShouldBe([1, 3]);
        file.Channel(1).Samples.ToArray().ShouldBe([2, 4]);
        Should.Throw<ArgumentOutOfRangeException>(() => file.Channel(2));
    }

    [Theory]
    [InlineData(11025, 11025)]
    [InlineData(44100, 44100)]
    [InlineData(6000, 8000)]
    [InlineData(96000, 48000)]
    public void TryRead_AnyRate_IsKeptOrBroughtIntoRange(int rateHz, int expectedHz)
    {
        Wav.TryRead(Riff(Format(rateHz: rateHz), Chunk("data", new byte[rateHz * 2])), out var audio, out _).ShouldBeTrue();

        audio.SampleRateHz.ShouldBe(expectedHz);
        audio.Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void TryRead_ChunksInAnotherOrder_AreFound() =>
        Read(Riff(Chunk("bext", new byte[31]), Chunk("data", Samples16(Some)), Chunk("LIST", 1, 2, 3), Format())).ShouldBe(Some);

    [Fact]
    public void TryRead_PaddingForgotten_GoesOnAtTheNextName() =>
        Read(Riff(ChunkOfSize("junk", 3, 1, 2, 3), Chunk("bext", 1, 2, 3), Format(), Chunk("data", Samples16(Some))))
            .ShouldBe(Some);

    [Theory]
    [InlineData(0xFFFFFFFF, 0xFFFFFFFF)]
    [InlineData(0x7FFFF024, 0x7FFFF000)]
    [InlineData(0u, 0u)]
    [InlineData(36u, 0u)]
    public void TryRead_SizesNeverFilledIn_ReadsToTheEnd(uint riffSize, uint dataSize) =>
        Read(RiffOfSize(riffSize, Format(), ChunkOfSize("data", dataSize, Samples16(Some)))).ShouldBe(Some);

    [Fact]
    public void TryRead_HalfASampleAtTheEnd_IsDropped() =>
        Read(Riff(Format(channels: 2), Chunk("data", 1, 0, 3, 0, 5, 0, 7))).ShouldBe([2]);

    [Fact]
    public void TryRead_BrokenChunkAfterTheAudio_DoesNotMatter() =>
        Read(Riff(Format(), Chunk("data", Samples16(Some)), ChunkOfSize("LIST", 5000, 1, 2))).ShouldBe(Some);

    private static short[] Read(byte[] bytes)
    {
        Wav.TryRead(bytes, out var audio, out var error).ShouldBeTrue(error);
        return audio.Samples.ToArray();
    }
}
