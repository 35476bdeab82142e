using MiniBot.Speech.Synthesis;
using MiniBot.Testing.Speech;

namespace MiniBot.Speech.Tests.Synthesis;

public sealed class SynthesizerChainTests
{
    private static readonly SpeechVoice French = new("fr-FR");
    private static readonly SpeechVoice English = new("en-GB");

    private readonly ManualTimeProvider _time = new();
    private readonly FakeSynthesizer _first = new(engineId: "first 1");
    private readonly FakeSynthesizer _second = new(engineId: "second 1");
    private readonly List<string> _said = [];

    [Fact]
    public async Task SynthesizeAsync_AllWell_TheFirstSpeaks()
    {
        var chain = Chain();

        (await SpeakAsync(chain)).Engine.ShouldBe("first 1");
        (_second.Spoken, _said.Count).ShouldBe((0, 0));
        chain.EngineFor(French).ShouldBe("first 1");
    }

    [Fact]
    public async Task SynthesizeAsync_FirstFails_TheNextSpeaksAndItIsSaidOnce()
    {
        var chain = Chain();
        _first.Fault = "no sound";

        (await SpeakAsync(chain)).Engine.ShouldBe("second 1");
        (await SpeakAsync(chain)).Engine.ShouldBe("second 1");

        _first.Spoken.ShouldBe(1);
        _said.ShouldBe(["the voice first 1 fails in fr-FR and is left for the next: no sound"]);
        chain.EngineFor(French).ShouldBe("second 1");
    }

    [Fact]
    public async Task SynthesizeAsync_AfterTheRest_TheFirstIsAskedAgain()
    {
        var chain = Chain();
        _first.Fault = "no sound";
        await SpeakAsync(chain);
        _time.Advance(SynthesizerChain.Rest);

        await SpeakAsync(chain);
        _said.Count.ShouldBe(1);
        _first.Fault = null;
        _time.Advance(SynthesizerChain.Rest);

        (await SpeakAsync(chain)).Engine.ShouldBe("first 1");
        _first.Fault = "again";
        await SpeakAsync(chain);
        _said.Count.ShouldBe(2);
    }

    [Fact]
    public async Task SynthesizeAsync_AllFail_EveryCauseIsNamedAndTheRestingAreTriedAgain()
    {
        var chain = Chain();
        (_first.Fault, _second.Fault) = ("no sound", "no voice");
        var failed = new SynthesisOutcome.Failed("first 1: no sound; second 1: no voice");

        (await chain.SynthesizeAsync("bonjour", French, CancellationToken.None)).ShouldBe(failed);
        (await chain.SynthesizeAsync("bonjour", French, CancellationToken.None)).ShouldBe(failed);
    }

    [Fact]
    public async Task SynthesizeAsync_NothingToSpeak_IsNoEnginesFault()
    {
        var chain = Chain();

        (await chain.SynthesizeAsync(" … ", French, CancellationToken.None)).ShouldBeOfType<SynthesisOutcome.Failed>();

        (_first.Spoken, _said.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task SynthesizeAsync_LanguageWithEnginesOfItsOwn_IsSpokenByThem()
    {
        var chain = Chain(("en", [_second]));

        (await SpeakAsync(chain, English)).Engine.ShouldBe("second 1");
        (await SpeakAsync(chain)).Engine.ShouldBe("first 1");
    }

    [Fact]
    public async Task SynthesizeAsync_FailsInOneLanguage_StillSpeaksTheOther()
    {
        var chain = Chain();
        _first.Fault = "no such language";
        await SpeakAsync(chain, English);
        _first.Fault = null;

        (await SpeakAsync(chain)).Engine.ShouldBe("first 1");
    }

    private SynthesizerChain Chain(params (string Language, IReadOnlyList<ISynthesizer> Engines)[] languages) =>
        new([_first, _second], languages.ToDictionary(pair => pair.Language, pair => pair.Engines), _time, _said.Add);

    private static async Task<SynthesisOutcome.Spoken> SpeakAsync(SynthesizerChain chain, SpeechVoice? voice = null) =>
        (
            await chain.SynthesizeAsync("bonjour", voice ?? French, CancellationToken.None)
        ).ShouldBeOfType<SynthesisOutcome.Spoken>();
}
