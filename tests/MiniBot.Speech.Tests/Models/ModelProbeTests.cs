using MiniBot.Speech.Models;

namespace MiniBot.Speech.Tests.Models;

public sealed class ModelProbeTests
{
    [EngineFact(Engine.PocketSphinx)]
    public void Run_PhraseModel_Loads() => ModelProbe.Run(["Phrases", TestModels.FrenchTelephone]).ShouldBe(0);

    [EngineFact(Engine.Sherpa)]
    public void Run_SherpaModels_Load()
    {
        ModelProbe.Run(["VoiceActivity", TestModels.Silero]).ShouldBe(0);
        ModelProbe.Run(["Streaming", TestModels.DualTones]).ShouldBe(0);
    }

    [Fact]
    public void Run_EmptyFolder_DoesNotLoad()
    {
        using var folder = new TemporaryFolder();

        ModelProbe.Run(["Phrases", folder.Path]).ShouldBe(1);
    }

    [Fact]
    public void Run_WrongArguments_SaysSo()
    {
        ModelProbe.Run(["Phrases"]).ShouldBe(2);
        ModelProbe.Run(["Nonsense", "/"]).ShouldBe(2);
        ModelProbe.Run(["Phrases", "/nonexistent"]).ShouldBe(2);
    }

    [Fact]
    public async Task CheckAsync_ChildDies_IsAFaultAndNoCrash() =>
        (await Probe("kill -SEGV $$").CheckAsync(ModelKind.Streaming, "/models/x", CancellationToken.None)).ShouldBe(
            "the model in /models/x does not load: it ends the process that loads it (exit code 139)"
        );

    [Fact]
    public async Task CheckAsync_ChildIsGivenKindAndFolder_IsContent() =>
        (
            await Probe("test \"$1\" = Streaming && test \"$2\" = /models/x")
                .CheckAsync(ModelKind.Streaming, "/models/x", CancellationToken.None)
        ).ShouldBeNull();

    private static ModelProbe Probe(string script) => new("sh", ["-c", script, "probe"], TimeProvider.System);
}
