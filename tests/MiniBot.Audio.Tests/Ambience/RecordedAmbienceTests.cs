using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;

namespace MiniBot.Audio.Tests.Ambience;

public sealed class RecordedAmbienceTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void TryLoad_SoftRecording_LoopsAtTheLevelOfPrompts()
    {
        Wav.Write(_path, new(Signals.Noise(200, 44100 * 3), 44100));

        RecordedAmbience.TryLoad(_path, 8000, out var loop, out var error).ShouldBeTrue(error);
        Loudness.ActiveLevelDbfs(loop.ToAudio()).ShouldBe(Loudness.PromptDbfs, 0.5);
        loop.SampleRateHz.ShouldBe(8000);
    }

    [Fact]
    public void TryLoad_RecordingThatFallsSilent_IsNeverDead()
    {
        Wav.Write(_path, new((short[])[.. Signals.Noise(2000, 8000), .. new short[16000]], 8000));

        RecordedAmbience.TryLoad(_path, 8000, out var loop, out _).ShouldBeTrue();
        loop.WithGain(-8).ToAudio().Samples.ToArray().Chunk(160).ShouldAllBe(frame => Level.Measure(frame).RmsDbfs > -60);
    }

    [Fact]
    public void TryLoad_NothingInIt_IsRefused()
    {
        Wav.Write(_path, new(new short[16000], 8000));

        RecordedAmbience.TryLoad(_path, 8000, out _, out var error).ShouldBeFalse();
        error.ShouldNotBeNull().ShouldContain("nothing is to be heard");
    }

    [Fact]
    public void TryLoad_NoWav_IsRefusedWithItsName()
    {
        File.WriteAllText(_path, "no sound");

        RecordedAmbience.TryLoad(_path, 8000, out _, out var error).ShouldBeFalse();
        error.ShouldNotBeNull().ShouldContain(_path);
    }

    [Fact]
    public void TryLoad_TooShort_SaysHowLongItMustBe()
    {
        Wav.Write(_path, new(Signals.Noise(2000, 4000), 8000));

        RecordedAmbience.TryLoad(_path, 8000, out _, out var error).ShouldBeFalse();
        error.ShouldNotBeNull().ShouldContain("at least 1 s");
    }
}
