using MiniBot.Audio.Codecs;

namespace MiniBot.Audio.Tests.Codecs;

public class G711Tests
{
    private static readonly short[] EverySample = [.. Enumerable.Range(short.MinValue, 65536).Select(v => (short)v)];
    private static readonly byte[] EveryCode = [.. Enumerable.Range(0, 256).Select(v => (byte)v)];

    [Fact]
    public void DecodeALaw_EveryCode_IsTheItuValue()
    {
        var decoded = new short[256];

        G711.DecodeALaw(EveryCode, decoded);

        decoded.ShouldBe(EveryCode.Select(G711Reference.DecodeALaw));
    }

    [Fact]
    public void DecodeMuLaw_EveryCode_IsTheItuValue()
    {
        var decoded = new short[256];

        G711.DecodeMuLaw(EveryCode, decoded);

        decoded.ShouldBe(EveryCode.Select(G711Reference.DecodeMuLaw));
    }

    [Fact]
    public void EncodeALaw_EverySample_IsTheItuCode()
    {
        var encoded = new byte[65536];

        G711.EncodeALaw(EverySample, encoded);

        encoded.SequenceEqual(EverySample.Select(G711Reference.EncodeALaw)).ShouldBeTrue();
    }

    [Fact]
    public void EncodeMuLaw_EverySample_IsTheItuCode()
    {
        var encoded = new byte[65536];

        G711.EncodeMuLaw(EverySample, encoded);

        encoded.SequenceEqual(EverySample.Select(G711Reference.EncodeMuLaw)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 0xD5, 0xFF)]
    [InlineData(-1, 0x55, 0x7F)]
    [InlineData(32767, 0xAA, 0x80)]
    [InlineData(-32768, 0x2A, 0x00)]
    public void Encode_Extremes_AreThePublishedCodes(short sample, byte aLaw, byte muLaw)
    {
        var code = new byte[1];

        G711.EncodeALaw([sample], code);
        code[0].ShouldBe(aLaw);
        G711.EncodeMuLaw([sample], code);
        code[0].ShouldBe(muLaw);
    }

    [Fact]
    public void EncodeALaw_OfDecodedCode_IsTheCode()
    {
        var linear = new short[256];
        var codes = new byte[256];

        G711.DecodeALaw(EveryCode, linear);
        G711.EncodeALaw(linear, codes);

        codes.ShouldBe(EveryCode);
    }

    [Fact]
    public void EncodeMuLaw_OfDecodedCode_IsTheCodeSaveNegativeZero()
    {
        var linear = new short[256];
        var codes = new byte[256];

        G711.DecodeMuLaw(EveryCode, linear);
        G711.EncodeMuLaw(linear, codes);

        codes.ShouldBe(EveryCode.Select(code => code == 0x7F ? G711.MuLawSilence : code));
    }

    [Fact]
    public void Decode_DestinationTooShort_Refuses()
    {
        Should.Throw<ArgumentException>(() => G711.DecodeALaw(new byte[160], new short[159]));
    }

    [Fact]
    public void EncodeAndDecode_OneFrame_AllocateNothing()
    {
        var linear = new short[160];
        var coded = new byte[160];

        Allocation.PerFrame(() =>
        {
            G711.EncodeALaw(linear, coded);
            G711.DecodeALaw(coded, linear);
            G711.EncodeMuLaw(linear, coded);
            G711.DecodeMuLaw(coded, linear);
        });
    }
}
