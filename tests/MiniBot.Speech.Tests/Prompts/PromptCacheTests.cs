using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Prompts;
using MiniBot.Speech.Synthesis;
using MiniBot.Testing.Speech;

namespace MiniBot.Speech.Tests.Prompts;

public sealed class PromptCacheTests : IDisposable
{
    private static readonly SpeechVoice Voice = new("fr-FR");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeSynthesizer _synthesizer = new(sampleRateHz: 16000);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GetAsync_NewPrompt_IsRenderedForTheLineAndMarked()
    {
        var cache = Open();

        var audio = await SpeakAsync(cache, "bonjour madame");

        audio.SampleRateHz.ShouldBe(8000);
        Loudness.ActiveLevelDbfs(audio).ShouldBe(-20, 0.5);
        var file = Wav.Read(cache.PathsOf("bonjour madame", Voice)[0]).ShouldBeOfType<WavReading.Loaded>().File;
        file.Tags.IsSyntheticSpeech.ShouldBeTrue();
        file.Tags.Comment.ShouldNotBeNull().ShouldContain("engine=fake 1");
    }

    [Fact]
    public async Task GetAsync_SecondTime_ComesFromDisk()
    {
        var rendered = await SpeakAsync(Open(), "bonjour");
        var cache = Open();

        var kept = await SpeakAsync(cache, "bonjour");

        kept.Samples.ToArray().ShouldBe(rendered.Samples.ToArray());
        _synthesizer.Spoken.ShouldBe(1);
        (cache.Hits, cache.Renders).ShouldBe((1, 0));
    }

    [Fact]
    public void PathOf_AnyPartDiffers_IsAnotherFile()
    {
        var cache = Open();

        new[]
        {
            cache.PathsOf("bonjour", Voice)[0],
            cache.PathsOf("Bonjour", Voice)[0],
            cache.PathsOf("bonjour", Voice with { Rate = 1.1 })[0],
            cache.PathsOf("bonjour", Voice with { Variant = "f2" })[0],
            cache.PathsOf("bonjour", Voice with { Language = "fr-BE" })[0],
        }.ShouldBeUnique();
    }

    [Fact]
    public async Task GetAsync_ManyWantOnePromptAtOnce_RendersItOnce()
    {
        var gate = new TaskCompletionSource();
        _synthesizer.Gate = gate.Task;
        var cache = Open();

        var waiting = Enumerable
            .Range(0, 20)
            .Select(_ => cache.GetAsync("bonjour", Voice, CancellationToken.None).AsTask())
            .ToArray();
        gate.SetResult();
        var outcomes = await Task.WhenAll(waiting);

        outcomes.ShouldAllBe(outcome => outcome is SynthesisOutcome.Spoken);
        _synthesizer.Spoken.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_OneCallerCancels_TheOtherStillGetsIt()
    {
        var gate = new TaskCompletionSource();
        _synthesizer.Gate = gate.Task;
        var cache = Open();
        using var cancel = new CancellationTokenSource();
        var impatient = cache.GetAsync("bonjour", Voice, cancel.Token).AsTask();
        var patient = cache.GetAsync("bonjour", Voice, CancellationToken.None).AsTask();

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(impatient);
        gate.SetResult();

        (await patient).ShouldBeOfType<SynthesisOutcome.Spoken>();
        _synthesizer.Spoken.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(60)]
    public async Task GetAsync_FileIsBroken_IsRenderedAgain(int bytesLeft)
    {
        var cache = Open();
        await SpeakAsync(cache, "bonjour");
        var path = cache.PathsOf("bonjour", Voice)[0];
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path)[..bytesLeft].Select(value => (byte)(value ^ 0x55))]);

        (await SpeakAsync(cache, "bonjour")).Samples.Length.ShouldBeGreaterThan(0);

        _synthesizer.Spoken.ShouldBe(2);
        Wav.Read(path).ShouldBeOfType<WavReading.Loaded>();
    }

    [Fact]
    public async Task GetAsync_DiskRefuses_SpeaksAllTheSame()
    {
        File.WriteAllText(_folder.File("prompts"), "a file where the folder should be");
        var cache = Open();

        await SpeakAsync(cache, "bonjour");

        cache.WriteFailures.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_EngineFails_SaysWhyAndTriesAgainNextTime()
    {
        var cache = Open();
        _synthesizer.Fault = "no voice";
        (await cache.GetAsync("bonjour", Voice, CancellationToken.None)).ShouldBe(new SynthesisOutcome.Failed("no voice"));

        _synthesizer.Fault = null;

        await SpeakAsync(cache, "bonjour");
        Directory.EnumerateFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private PromptCache Open() => new(_synthesizer, _folder.File("prompts"));

    private static async Task<MiniBot.Audio.PcmAudio> SpeakAsync(PromptCache cache, string text) =>
        (await cache.GetAsync(text, Voice, CancellationToken.None)).ShouldBeOfType<SynthesisOutcome.Spoken>().Audio;
}
