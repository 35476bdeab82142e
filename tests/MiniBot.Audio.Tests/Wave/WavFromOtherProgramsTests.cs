using MiniBot.Audio.Codecs;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;

namespace MiniBot.Audio.Tests.Wave;

public class WavFromOtherProgramsTests
{
    private static readonly short[] Sound = Signals.Syllables(0.5, 20000);

    [ProgramFact("sox")]
    public void TryRead_EveryEncodingOfSox_IsTheSameSound()
    {
        var source = new MemoryStream();
        Wav.Write(source, new(Sound, 8000));

        foreach (
            var format in new[] { "-b 16 -e signed", "-b 24 -e signed", "-b 32 -e signed", "-b 32 -e float", "-b 64 -e float" }
        )
            Converted(source, format).ShouldBe(Sound, format);
        Converted(source, "-b 8 -e unsigned").Zip(Sound).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 256);
    }

    [ProgramFact("sox")]
    public void TryRead_G711OfSox_IsWhatOurCodecMakes()
    {
        var source = new MemoryStream();
        Wav.Write(source, new(Sound, 8000));
        var (codes, decoded) = (new byte[Sound.Length], new short[Sound.Length]);

        G711.EncodeALaw(Sound, codes);
        G711.DecodeALaw(codes, decoded);
        Level.Measure(Difference(Converted(source, "-e a-law"), decoded)).RmsDbfs.ShouldBeLessThan(-45);

        G711.EncodeMuLaw(Sound, codes);
        G711.DecodeMuLaw(codes, decoded);
        Level.Measure(Difference(Converted(source, "-e mu-law"), decoded)).RmsDbfs.ShouldBeLessThan(-45);
    }

    [ProgramFact("espeak-ng")]
    public void TryRead_SpeechFromAPipe_IsReadToTheEnd()
    {
        var piped = OtherProgram.Run("espeak-ng", [], "--stdout bonjour");

        Wav.TryRead(piped, out var speech, out var error).ShouldBeTrue(error);
        speech.Duration.TotalSeconds.ShouldBeInRange(0.3, 3);
        Loudness.ActiveLevelDbfs(speech).ShouldBeInRange(-40, -5);
    }

    private static short[] Converted(MemoryStream source, string format)
    {
        var piped = OtherProgram.Run("sox", source.ToArray(), $"-D -t wav - {format} -t wav -");
        Wav.TryRead(piped, out var audio, out var error).ShouldBeTrue(error);
        return audio.Samples.ToArray();
    }

    private static short[] Difference(short[] a, short[] b) => [.. a.Zip(b, (x, y) => (short)(x - y))];
}
