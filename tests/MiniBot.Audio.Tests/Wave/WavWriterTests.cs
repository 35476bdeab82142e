using MiniBot.Audio.Wave;

namespace MiniBot.Audio.Tests.Wave;

public class WavWriterTests
{
    [Fact]
    public void Write_ThenRead_IsTheIdentity()
    {
        var samples = Signals.Noise(30000, 12345);
        using var stream = new MemoryStream();

        Wav.Write(stream, new(samples, 22050));

        Wav.TryRead(stream.ToArray(), out var audio, out var error).ShouldBeTrue(error);
        audio.SampleRateHz.ShouldBe(22050);
        audio.Samples.Span.SequenceEqual(samples).ShouldBeTrue();
    }

    [Fact]
    public void WriteStereo_ThenRead_KeepsTheSidesApart()
    {
        var (left, right) = (Signals.Noise(30000, 1000, seed: 1), Signals.Noise(30000, 1000, seed: 2));
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, channels: 2, 8000, WavTags.None, leaveOpen: true))
        {
            writer.WriteStereo(left, right).ShouldBeTrue();
            writer.SamplesWritten.ShouldBe(1000);
        }

        Wav.TryReadFile(stream.ToArray(), out var file, out var error).ShouldBeTrue(error);
        file.Format.ShouldBe(new WavFormat(WavEncoding.Pcm, 16, 2, 8000));
        file.Channel(0).Samples.ToArray().ShouldBe(left);
        file.Channel(1).Samples.ToArray().ShouldBe(right);
    }

    [Theory]
    [InlineData("Pico", "synthetic-speech=true; engine=Pico")]
    [InlineData("eSpeak NG", "synthetic-speech=true; engine=eSpeak NG")]
    public void Write_SyntheticSpeech_IsMarkedAsSuch(string engine, string comment)
    {
        using var stream = new MemoryStream();

        Wav.Write(stream, new(new short[160], 8000), WavTags.SyntheticSpeech(engine));

        Wav.TryReadFile(stream.ToArray(), out var file, out var error).ShouldBeTrue(error);
        file.Tags.ShouldBe(new WavTags("MiniBotPanel", comment));
        file.Tags.IsSyntheticSpeech.ShouldBeTrue();
        file.Interleaved.Length.ShouldBe(160);
    }

    [Fact]
    public void Write_LongTag_IsCutAtAWholeCharacter()
    {
        using var stream = new MemoryStream();

        Wav.Write(stream, new(new short[160], 8000), new WavTags(null, "a" + new string('é', 2000)));

        Wav.TryReadFile(stream.ToArray(), out var file, out _).ShouldBeTrue();
        file.Tags.ShouldBe(new WavTags(null, "a" + new string('é', 499)));
        file.Tags.IsSyntheticSpeech.ShouldBeFalse();
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(49, 49)]
    [InlineData(120, 100)]
    public void Write_InterruptedByACrash_LeavesAllButTheLastSecond(int frames, int readableFrames)
    {
        using var stream = new MemoryStream();
        using var writer = new WavWriter(stream, channels: 2, 8000, WavTags.SyntheticSpeech("Pico"));
        for (var i = 0; i < frames; i++)
            writer.WriteStereo(Signals.Noise(1000, 160, i), Signals.Noise(1000, 160, i));

        var leftBehind = stream.ToArray();

        Wav.TryRead(leftBehind, out var audio, out var error).ShouldBeTrue(error);
        audio.Samples.Length.ShouldBe(readableFrames * 160);
    }

    [Fact]
    public void Create_File_CanBeReadWhileItGrows()
    {
        var path = Path.Combine(Path.GetTempPath(), $"minibot-{Guid.NewGuid():n}.wav");
        try
        {
            using (var writer = WavWriter.Create(path, channels: 1, 8000, WavTags.None))
            {
                writer.Write(new short[8000]);
                Wav.Read(path).ShouldBeOfType<WavReading.Loaded>().File.Interleaved.Length.ShouldBe(8000);
                writer.Write(new short[80]);
            }

            Wav.Read(path).ShouldBeOfType<WavReading.Loaded>().File.Interleaved.Length.ShouldBe(8080);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Write_NoWholeBlock_Refuses()
    {
        using var writer = new WavWriter(new MemoryStream(), channels: 2, 8000, WavTags.None);

        Should.Throw<ArgumentException>(() => writer.Write(new short[3]));
        Should.Throw<ArgumentException>(() => writer.WriteStereo(new short[3], new short[4]));
    }

    [Fact]
    public void WriteStereo_OneFrame_AllocatesNothing()
    {
        using var stream = new MemoryStream(1 << 20);
        using var writer = new WavWriter(stream, channels: 2, 8000, WavTags.None);
        var frame = new short[160];

        Allocation.PerFrame(() => writer.WriteStereo(frame, frame));
    }
}
