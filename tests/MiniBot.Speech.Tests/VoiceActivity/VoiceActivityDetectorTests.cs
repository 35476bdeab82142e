using MiniBot.Speech.Synthesis;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Speech.Tests.VoiceActivity;

public sealed class VoiceActivityDetectorTests
{
    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public async Task Silero_SpeechBetweenSilences_IsFoundThere()
    {
        using var pool = OpenPool();
        using var detector = pool.Rent();

        FindsSpeech(detector, await SpeechAsync());
    }

    [EngineFact(Engine.Espeak)]
    public async Task Energy_SpeechBetweenSilences_IsFoundThere()
    {
        using var detector = new EnergyVoiceActivityDetector();

        FindsSpeech(detector, await SpeechAsync());
    }

    [EngineFact(Engine.Sherpa)]
    public void Silero_LoudNoise_IsNoSpeech()
    {
        using var pool = OpenPool();
        using var detector = pool.Rent();
        var random = new Random(3);
        var noise = new short[160];

        for (var i = 0; i < 100; i++)
        {
            foreach (ref var sample in noise.AsSpan())
                sample = (short)random.Next(-6000, 6000);
            detector.IsSpeech(noise).ShouldBeFalse();
        }
    }

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public async Task Rent_GivenBackInSpeech_StartsAnew()
    {
        using var pool = OpenPool();
        var speech = await SpeechAsync();
        var first = pool.Rent();
        Flags(first, speech.AsSpan(0, speech.Length / 2)).ShouldContain(true);
        first.Dispose();
        first.Dispose();

        using var second = pool.Rent();

        second.ShouldBeSameAs(first);
        second.IsSpeech(new short[160]).ShouldBeFalse();
        using var third = pool.Rent();
        third.ShouldNotBeSameAs(second);
    }

    [EngineFact(Engine.Sherpa)]
    public void IsSpeech_SteadyState_AllocatesNothing()
    {
        using var pool = OpenPool();
        using var detector = pool.Rent();
        var frame = new short[160];
        for (var i = 0; i < 50; i++)
            detector.IsSpeech(frame);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            detector.IsSpeech(frame);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void TryOpen_ModelIsMissing_SaysSo()
    {
        using var folder = new TemporaryFolder();

        SileroVoiceActivityPool.TryOpen(folder.Path, out var error).ShouldBeNull();

        error.ShouldNotBeNull().ShouldMatch("is missing|was not found");
    }

    private static void FindsSpeech(IVoiceActivityDetector detector, short[] speech)
    {
        Flags(detector, new short[8000]).ShouldAllBe(flag => !flag);
        Flags(detector, speech).Count(flag => flag).ShouldBeGreaterThan(speech.Length / 160 / 2);
        Flags(detector, new short[8000])[^10..].ShouldAllBe(flag => !flag);
    }

    private static bool[] Flags(IVoiceActivityDetector detector, ReadOnlySpan<short> samples)
    {
        var flags = new bool[samples.Length / 160];
        for (var i = 0; i < flags.Length; i++)
            flags[i] = detector.IsSpeech(samples.Slice(i * 160, 160));
        return flags;
    }

    private static SileroVoiceActivityPool OpenPool() =>
        SileroVoiceActivityPool.TryOpen(TestModels.Silero, out _).ShouldNotBeNull();

    private static async Task<short[]> SpeechAsync()
    {
        var voice = (await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull();
        var outcome = await voice.SynthesizeAsync(
            "je suis propriétaire de ma maison depuis dix ans",
            new("fr-FR"),
            CancellationToken.None
        );
        return TelephoneLine.Carry(outcome.ShouldBeOfType<SynthesisOutcome.Spoken>().Audio);
    }
}
