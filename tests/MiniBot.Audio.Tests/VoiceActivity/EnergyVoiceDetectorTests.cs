using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.VoiceActivity;
using MiniBot.Audio.Wave;

namespace MiniBot.Audio.Tests.VoiceActivity;

public class EnergyVoiceDetectorTests
{
    [Fact]
    public void IsSpeech_Silence_IsNever() => SpeechFrames(new EnergyVoiceDetector(), new short[16000]).ShouldBe(0);

    [Fact]
    public void IsSpeech_FaintNoise_IsNever() => SpeechFrames(new EnergyVoiceDetector(), Signals.Noise(60, 80000)).ShouldBe(0);

    [Fact]
    public void IsSpeech_ConstantOffset_IsNever() =>
        SpeechFrames(new EnergyVoiceDetector(), [.. Enumerable.Repeat((short)3000, 16000)]).ShouldBe(0);

    [Fact]
    public void IsSpeech_OneClick_IsNot()
    {
        var samples = new short[16000];
        samples.AsSpan(8000, 100).Fill(20000);
        samples.AsSpan(8050, 50).Fill(-20000);

        SpeechFrames(new EnergyVoiceDetector(), samples).ShouldBe(0);
    }

    [Fact]
    public void IsSpeech_SyllablesInSilence_AreHeardWholeAndEndSoonAfter()
    {
        var detector = new EnergyVoiceDetector();
        SpeechFrames(detector, new short[16000]);

        SpeechFrames(detector, Signals.Syllables(3, 6000)).ShouldBeGreaterThan(140);
        SpeechFrames(detector, new short[8000]).ShouldBeInRange(1, 10);
    }

    [Fact]
    public void IsSpeech_SyllablesOverSteadyNoise_AreHeardOnceTheFloorIsLearned()
    {
        var detector = new EnergyVoiceDetector();
        var noise = Signals.Noise(500, 8000 * 5);

        SpeechFrames(detector, noise.AsSpan(0, 24000));
        SpeechFrames(detector, noise.AsSpan(24000)).ShouldBe(0);
        detector.NoiseFloorDbfs.ShouldBe(-41.1, 1);

        var speech = Signals.Syllables(3, 9000);
        for (var i = 0; i < speech.Length; i++)
            speech[i] += noise[i];
        SpeechFrames(detector, speech).ShouldBeGreaterThan(130);
    }

    [Fact]
    public void Reset_AfterNoise_ForgetsTheFloor()
    {
        var detector = new EnergyVoiceDetector();
        SpeechFrames(detector, Signals.Noise(2000, 40000));

        detector.Reset();

        detector.NoiseFloorDbfs.ShouldBe(-65);
        SpeechFrames(detector, Signals.Syllables(1, 1500)).ShouldBeGreaterThan(40);
    }

    [ProgramFact("espeak-ng")]
    public void IsSpeech_SpokenSentenceOnANoisyLine_IsHeardFromItsBeginningToItsEnd()
    {
        var spoken = OtherProgram.Run("espeak-ng", [], "-v fr --stdout \"Oui, bien sûr, vous pouvez me rappeler demain matin.\"");
        Wav.TryRead(spoken, out var audio, out var error).ShouldBeTrue(error);
        var sentence = Loudness.LevelTo(Resampler.Convert(audio, 8000)).Samples.Span;
        short[] line = [.. new short[32000], .. sentence, .. new short[16000]];
        Mixer.Add(line, Signals.Noise(180, line.Length));
        var detector = new EnergyVoiceDetector();

        SpeechFrames(detector, line.AsSpan(0, 32000)).ShouldBe(0);
        SpeechFrames(detector, line.AsSpan(32000, sentence.Length)).ShouldBeGreaterThan(sentence.Length / 160 * 3 / 4);
        SpeechFrames(detector, line.AsSpan(32000 + sentence.Length)).ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void IsSpeech_OneFrame_AllocatesNothing()
    {
        var detector = new EnergyVoiceDetector();
        var frame = Signals.Noise(3000, 160);

        Allocation.PerFrame(() => detector.IsSpeech(frame));
    }

    private static int SpeechFrames(EnergyVoiceDetector detector, ReadOnlySpan<short> samples)
    {
        var count = 0;
        for (var at = 0; at + 160 <= samples.Length; at += 160)
            count += detector.IsSpeech(samples.Slice(at, 160)) ? 1 : 0;
        return count;
    }
}
