using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Speech.Tests.VoiceActivity;

public sealed class FallbackVoiceActivityDetectorTests : IDisposable
{
    private readonly List<string> _told = [];
    private readonly Breakable _network = new();

    public void Dispose() => _network.Dispose();

    [Fact]
    public void IsSpeech_NetworkWorks_NeedsBothAndEndsWithTheLevel()
    {
        using var detector = new FallbackVoiceActivityDetector(() => _network, _told.Add);

        Flags(detector, Silence, 50).ShouldAllBe(flag => !flag);
        Flags(detector, Noise(6000), 20)[1..].ShouldAllBe(flag => flag);
        Flags(detector, Silence, 20).Count(flag => flag).ShouldBe(detector.HangoverFrames - 1);
        _network.IsVoice = false;
        Flags(detector, Noise(6000), 20).ShouldAllBe(flag => !flag);
        _told.ShouldBeEmpty();
    }

    [Fact]
    public void IsSpeech_NetworkBreaksInACall_GoesOnByLevelAndSaysItOnce()
    {
        using var detector = new FallbackVoiceActivityDetector(() => _network, _told.Add);
        Flags(detector, Noise(60), 100);
        _network.IsBroken = true;

        Flags(detector, Noise(60), 10).ShouldAllBe(flag => !flag);
        Flags(detector, Noise(6000), 10)[1..].ShouldAllBe(flag => flag);
        _told.ShouldHaveSingleItem().ShouldBe("voice activity goes on by level: InvalidOperationException");
        _network.Disposals.ShouldBe(1);
    }

    [Fact]
    public void IsSpeech_BreaksInNoise_KnowsTheFloorAlready()
    {
        using var detector = new FallbackVoiceActivityDetector(() => _network, _told.Add);
        Flags(detector, Noise(1500), 100);
        _network.IsBroken = true;

        Flags(detector, Noise(1500), 100).ShouldAllBe(flag => !flag);
    }

    [Fact]
    public void Open_NetworkCannotBeOpened_GoesByLevel()
    {
        using var detector = new FallbackVoiceActivityDetector(
            () => throw new InvalidOperationException("The model is gone."),
            _told.Add
        );

        Flags(detector, Silence, 10).ShouldAllBe(flag => !flag);
        Flags(detector, Noise(6000), 10)[1..].ShouldAllBe(flag => flag);
        _told.Count.ShouldBe(1);
    }

    [Fact]
    public void Dispose_Twice_GivesTheNetworkBackOnce()
    {
        var detector = new FallbackVoiceActivityDetector(() => _network, _told.Add);
        detector.Dispose();
        detector.Dispose();

        _network.Disposals.ShouldBe(1);
    }

    private static short[] Silence => new short[160];

    private static short[] Noise(int amplitude)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 160).Select(_ => (short)random.Next(-amplitude, amplitude + 1))];
    }

    private static bool[] Flags(FallbackVoiceActivityDetector detector, short[] frame, int frames) =>
        [.. Enumerable.Range(0, frames).Select(_ => detector.IsSpeech(frame))];

    /// <summary>Takes everything for speech until it breaks.</summary>
    private sealed class Breakable : IVoiceActivityDetector
    {
        public bool IsVoice { get; set; } = true;

        public bool IsBroken { get; set; }

        public int Disposals { get; private set; }

        public bool IsSpeech(ReadOnlySpan<short> frame) =>
            IsBroken ? throw new InvalidOperationException("The engine broke.") : IsVoice;

        public void Reset() { }

        public void Dispose() => Disposals++;
    }
}
