using FsCheck;
using FsCheck.Fluent;
using MiniBot.Audio.Wave;
using static MiniBot.Audio.Tests.Wave.WavBytes;

namespace MiniBot.Audio.Tests.Wave;

public class WavRefusalTests
{
    private static readonly byte[] Data = Chunk("data", Samples16(1, 2, 3));

    [Fact]
    public void TryRead_NoBytes_SaysTooFew() => Refusal([]).ShouldBe("0 bytes are too few for a WAV file.");

    [Fact]
    public void TryRead_Mp3_SaysNotWav() => Refusal([.. "ID3"u8, .. new byte[50]]).ShouldContain("not a WAV file");

    [Fact]
    public void TryRead_Rf64_SaysConvert() => Refusal([.. "RF64"u8, .. new byte[50]]).ShouldContain("convert it to plain WAV");

    [Fact]
    public void TryRead_NoFormat_SaysSo() => Refusal(Riff(Data)).ShouldContain("no format chunk");

    [Fact]
    public void TryRead_NoData_SaysSo() => Refusal(Riff(Format())).ShouldContain("no data chunk");

    [Fact]
    public void TryRead_EmptyData_SaysWhere() =>
        Refusal(Riff(Format(), Chunk("data"))).ShouldBe("The data chunk at byte 44 holds no sample: the file is empty.");

    [Fact]
    public void TryRead_CutShort_SaysWhereAndHowMuch() =>
        Refusal(Riff(Format(), ChunkOfSize("data", 1000, new byte[600])))
            .ShouldBe("The data chunk at byte 36 declares 1000 bytes, but only 600 follow: the file is cut short.");

    [Fact]
    public void TryRead_FormatTooSmall_SaysWhere() =>
        Refusal(Riff(Chunk("fmt ", new byte[10]), Data))
            .ShouldBe("The format chunk at byte 20 has 10 bytes instead of 16 or more.");

    [Fact]
    public void TryRead_UnknownEncoding_NamesItAndTheMend() =>
        Refusal(Riff(Format(tag: 85, bits: 16), Data))
            .ShouldContain("encoding 85 with 16 bits, which is not read; save the file as 16-bit PCM");

    [Fact]
    public void TryRead_UnknownExtension_SaysSo()
    {
        var format = ExtensibleFormat(tag: 1);
        format[^1] ^= 0xFF;

        Refusal(Riff(format, Data)).ShouldContain("names no known encoding");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void TryRead_ChannelsOutOfRange_SaysTheRange(int channels) =>
        Refusal(Riff(Format(channels: channels), Data)).ShouldContain($"has {channels} channels; 1 to 8 are read");

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(-1)]
    public void TryRead_RateOutOfRange_SaysTheRange(int rateHz) =>
        Refusal(Riff(Format(rateHz: rateHz), Data)).ShouldContain("1000 to 192000 are read");

    [Fact]
    public void TryRead_BlockSizeThatDoesNotFit_SaysSo() =>
        Refusal(Riff(Format(blockBytes: 3), Data)).ShouldContain("blocks of 3 bytes, which does not fit 1 × 16 bits");

    [Fact]
    public void Read_MissingFile_IsRefusedByName()
    {
        var refused = Wav.Read("/nowhere/greeting.wav").ShouldBeOfType<WavReading.Refused>();

        refused.Error.ShouldStartWith("/nowhere/greeting.wav: ");
    }

    [Fact]
    public void TryRead_AnyBytes_NeverThrows() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(new Replay(new Rnd(42), 100)),
            Prop.ForAll<byte[]>(bytes => Wav.TryRead(bytes, out _, out var error) || error!.Length > 0)
        );

    [Fact]
    public void TryRead_DamagedFile_NeverThrows()
    {
        var random = new Random(11);
        var tags = Chunk("LIST", [.. "INFO"u8, .. Chunk("ICMT", [.. "hello"u8])]);
        var sound = Riff(Format(channels: 2, bits: 24), tags, Chunk("data", new byte[90]), Chunk("fact", 1, 2, 3, 4));

        for (var round = 0; round < 20000; round++)
        {
            var damaged = sound.AsSpan(0, random.Next(sound.Length + 1)).ToArray();
            for (var hit = 0; hit < 3 && damaged.Length > 0; hit++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            var read = Wav.TryRead(damaged, out var audio, out var error);

            (read ? audio!.Samples.Length : error!.Length).ShouldBePositive();
        }
    }

    private static string Refusal(byte[] bytes)
    {
        Wav.TryRead(bytes, out var audio, out var error).ShouldBeFalse();
        audio.ShouldBeNull();
        return error;
    }
}
