using System.Text.Json;
using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Prompts;
using MiniBot.Speech.Synthesis;
using MiniBot.Testing.Speech;

namespace MiniBot.Speech.Tests.Prompts;

/// <summary>Prompts of several sentences: heard from the first on, kept one by one, alike in loudness, marked.</summary>
public sealed class PromptStreamingTests : IDisposable
{
    private const string Text = "Bonjour madame. Vous êtes propriétaire depuis le 12/03/2024 ? Parfait, merci.";
    private static readonly SpeechVoice Voice = new("fr-FR");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _said = [];
    private readonly FakeSynthesizer _synthesizer = new(sampleRateHz: 16000);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SpeakAsync_ThreeSentences_ComeInOrderWithPausesBetween()
    {
        var pieces = await PiecesAsync(Open(), Text);

        pieces.Count.ShouldBe(3);
        pieces[0].Duration.ShouldBeLessThan(pieces[1].Duration);
        foreach (var piece in pieces.SkipLast(1))
            Level.Measure(piece.Samples.Span[^1440..]).RmsDbfs.ShouldBe(Decibels.Silence);
        Level.Measure(pieces[^1].Samples.Span[^1440..]).RmsDbfs.ShouldBeGreaterThan(-40);
    }

    [Fact]
    public async Task SpeakAsync_SecondIsNotReady_TheFirstIsHeardAlready()
    {
        var cache = Open();
        var gate = new TaskCompletionSource();
        _synthesizer.GateFrom(2, gate.Task);
        await using var pieces = cache.SpeakAsync(Text, Voice, CancellationToken.None).GetAsyncEnumerator();

        (await pieces.MoveNextAsync()).ShouldBeTrue();
        pieces.Current.ShouldBeOfType<SynthesisOutcome.Spoken>();
        var second = pieces.MoveNextAsync().AsTask();
        second.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        (await second).ShouldBeTrue();
        (await pieces.MoveNextAsync()).ShouldBeTrue();
        (await pieces.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task GetAsync_AfterSentencesWereSpoken_IsThemJoinedAndRendersNothing()
    {
        var pieces = await PiecesAsync(Open(), Text);
        var cache = Open();

        var whole = (await cache.GetAsync(Text, Voice, CancellationToken.None)).ShouldBeOfType<SynthesisOutcome.Spoken>().Audio;

        whole.Samples.ToArray().ShouldBe(pieces.SelectMany(piece => piece.Samples.ToArray()));
        (cache.Hits, cache.Renders).ShouldBe((3, 0));
    }

    [Fact]
    public async Task GetAsync_SentenceInAnotherPrompt_IsRenderedOnce()
    {
        var cache = Open();
        await cache.GetAsync(Text, Voice, CancellationToken.None);

        await cache.GetAsync("Très bien. Parfait, merci.", Voice, CancellationToken.None);

        (cache.Hits, cache.Renders).ShouldBe((1, 4));
    }

    [Fact]
    public async Task SpeakAsync_EngineFailsAtASentence_EndsThere()
    {
        var cache = Open();
        await using var pieces = cache.SpeakAsync(Text, Voice, CancellationToken.None).GetAsyncEnumerator();
        _synthesizer.Fault = "no sound";

        (await pieces.MoveNextAsync()).ShouldBeTrue();
        pieces.Current.ShouldBe(new SynthesisOutcome.Failed("no sound"));
        (await pieces.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task SpeakAsync_FirstEngineOfAChainFails_TheNextSpeaksUnderItsOwnName()
    {
        var other = new FakeSynthesizer(engineId: "other 1");
        var chain = new SynthesizerChain(
            [_synthesizer, other],
            new Dictionary<string, IReadOnlyList<ISynthesizer>>(),
            _time,
            _said.Add
        );
        _synthesizer.Fault = "no sound";
        var cache = new PromptCache(chain, _folder.File("prompts"), _time, _said.Add);

        (await PiecesAsync(cache, Text)).Count.ShouldBe(3);

        cache.PathsOf(Text, Voice).ShouldAllBe(path => File.Exists(path));
        _said.Count.ShouldBe(1);
        _synthesizer.Fault = null;
        _time.Advance(SynthesizerChain.Rest);
        cache.PathsOf(Text, Voice).ShouldAllBe(path => !File.Exists(path));
    }

    [EngineFact(Engine.Espeak)]
    public async Task SpeakAsync_RealVoice_SentencesAreAlikeInLoudness()
    {
        var espeak = (await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull();
        var cache = new PromptCache(espeak, _folder.File("prompts"), _time);
        const string text =
            "Oui. Je vous appelle au sujet de votre facture d'électricité, qui a augmenté de 12 % en un an ! Ah. "
            + "Êtes-vous propriétaire de votre maison ? Non ? Très bien, je comprends tout à fait.";

        var pieces = await PiecesAsync(cache, text);

        var levels = pieces.Select(Loudness.ActiveLevelDbfs).ToList();
        levels.Count.ShouldBe(6);
        (levels.Max() - levels.Min()).ShouldBeLessThan(1);
        levels.ShouldAllBe(level => Math.Abs(level - Loudness.PromptDbfs) < 1);
        pieces.Max(piece => Level.Measure(piece.Samples.Span).PeakDbfs).ShouldBeLessThanOrEqualTo(-0.9);
    }

    [Fact]
    public async Task GetAsync_Rendered_HasASidecarWithoutTheText()
    {
        var cache = Open();
        _time.Advance(TimeSpan.FromDays(1));

        await cache.GetAsync("Bonjour madame Martin.", Voice with { Variant = "f2" }, CancellationToken.None);

        var path = cache.PathsOf("Bonjour madame Martin.", Voice with { Variant = "f2" }).ShouldHaveSingleItem();
        var json = File.ReadAllText(SyntheticMark.SidecarOf(path));
        json.ShouldNotContain("Martin");
        var mark = JsonDocument.Parse(json).RootElement;
        mark.GetProperty("synthetic").GetBoolean().ShouldBeTrue();
        mark.GetProperty("engine").GetString().ShouldBe("fake 1");
        mark.GetProperty("voice").GetString().ShouldBe("f2");
        mark.GetProperty("language").GetString().ShouldBe("fr-FR");
        mark.GetProperty("date").GetDateTimeOffset().ShouldBe(_time.GetUtcNow(), TimeSpan.FromSeconds(1));
        mark.GetProperty("text_sha256").GetString().ShouldNotBeNull().Length.ShouldBe(64);
        Directory.EnumerateFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_SidecarIsGone_TheSoundIsUsed()
    {
        var cache = Open();
        await cache.GetAsync("Bonjour.", Voice, CancellationToken.None);
        File.Delete(SyntheticMark.SidecarOf(cache.PathsOf("Bonjour.", Voice)[0]));

        (await cache.GetAsync("Bonjour.", Voice, CancellationToken.None)).ShouldBeOfType<SynthesisOutcome.Spoken>();

        _synthesizer.Spoken.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_SidecarCannotBeWritten_SpeaksAndLeavesNothingHalf()
    {
        var cache = Open();
        var path = cache.PathsOf("Bonjour.", Voice)[0];
        Directory.CreateDirectory(SyntheticMark.SidecarOf(path));

        (await cache.GetAsync("Bonjour.", Voice, CancellationToken.None)).ShouldBeOfType<SynthesisOutcome.Spoken>();

        cache.WriteFailures.ShouldBe(1);
        File.Exists(path).ShouldBeFalse();
        Directory.EnumerateFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_DiskRefusesAgainAndAgain_IsSaidOnce()
    {
        File.WriteAllText(_folder.File("prompts"), "a file where the folder should be");
        var cache = Open();

        await cache.GetAsync(Text, Voice, CancellationToken.None);

        cache.WriteFailures.ShouldBe(3);
        _said.ShouldHaveSingleItem().ShouldContain("cannot be kept");
    }

    [Fact]
    public async Task GetAsync_BrokenFiles_AreSaidOnce()
    {
        var cache = Open();
        await cache.GetAsync(Text, Voice, CancellationToken.None);
        foreach (var path in cache.PathsOf(Text, Voice))
            File.WriteAllText(path, "broken");

        await cache.GetAsync(Text, Voice, CancellationToken.None);

        _said.ShouldHaveSingleItem().ShouldContain("broken");
        cache.PathsOf(Text, Voice).ShouldAllBe(path => Wav.Read(path) is WavReading.Loaded);
    }

    private PromptCache Open() => new(_synthesizer, _folder.File("prompts"), _time, _said.Add);

    private static async Task<IReadOnlyList<PcmAudio>> PiecesAsync(PromptCache cache, string text)
    {
        var pieces = new List<PcmAudio>();
        await foreach (var outcome in cache.SpeakAsync(text, Voice, CancellationToken.None))
            pieces.Add(outcome.ShouldBeOfType<SynthesisOutcome.Spoken>().Audio);
        return pieces;
    }
}
