using System.Security.Cryptography;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Offers;

namespace MiniBot.Speech.Tests.Models;

/// <summary>Models that are broken in every way, each tried in a child process of the real command line's kind.</summary>
public sealed class ModelVerificationTests : IDisposable
{
    private const string Path = "vad/broken";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exit 0", ProbeVerdict.Loads, true)]
    [InlineData("exit 1", ProbeVerdict.Refused, false)]
    [InlineData("exit 255", ProbeVerdict.Crashed, false)]
    [InlineData("kill -ABRT $$", ProbeVerdict.Crashed, false)]
    [InlineData("kill -SEGV $$", ProbeVerdict.Crashed, false)]
    public async Task Verify_WhateverTheChildDoes_IsAVerdict(string script, ProbeVerdict verdict, bool isSound)
    {
        Arrange([1, 2, 3]);

        var result = await Verification(new ModelProbe("sh", ["-c", script, "probe"], TimeProvider.System))
            .VerifyAsync(Path, default);

        result.Probe.ShouldBe(verdict);
        result.IsSound.ShouldBe(isSound);
        result.Entry.Presence.ShouldBe(ModelPresence.There);
    }

    [Fact]
    public async Task Verify_ChildHangs_IsEndedAndNamed()
    {
        Arrange([1, 2, 3]);
        var time = new ManualTimeProvider();
        var probe = new ModelProbe("sh", ["-c", "sleep 600", "probe"], time) { TimeLimit = TimeSpan.FromSeconds(60) };

        var verifying = Verification(probe).VerifyAsync(Path, default);
        time.Advance(TimeSpan.FromSeconds(61));

        var result = await verifying;
        result.Probe.ShouldBe(ProbeVerdict.Hangs);
        result.Detail.ShouldBe("its engine did not come back in 60 s");
    }

    [Fact]
    public async Task Verify_NoSuchProgram_IsNamed()
    {
        Arrange([1, 2, 3]);

        var result = await Verification(new ModelProbe("/nonexistent", [], TimeProvider.System)).VerifyAsync(Path, default);

        result.Probe.ShouldBe(ProbeVerdict.NotStarted);
    }

    [Fact]
    public async Task Verify_ChecksumIsWrong_IsNotEvenTried()
    {
        Arrange([1, 2, 3]);
        await File.WriteAllBytesAsync(_folder.File("vad", "broken", "model.onnx"), [1, 2, 4]);

        var result = await Verification(new ModelProbe("sh", ["-c", "exit 0", "probe"], TimeProvider.System))
            .VerifyAsync(Path, default);

        result.Probe.ShouldBeNull();
        result.Entry.Presence.ShouldBe(ModelPresence.Corrupt);
        result.IsSound.ShouldBeFalse();
    }

    [Fact]
    public async Task Verify_EngineOfALaterVersion_IsNotTriedAndSound()
    {
        Arrange([1, 2, 3]);

        var result = await Verification(
                new ModelProbe("sh", ["-c", "exit 9", "probe"], TimeProvider.System),
                loadsAs: "Telepathy"
            )
            .VerifyAsync(Path, default);

        result.Probe.ShouldBeNull();
        result.IsSound.ShouldBeTrue();
        result.Detail.ShouldNotBeNull().ShouldContain("does not load test");
    }

    [EngineFact(Engine.Sherpa)]
    public void Run_TruncatedAtAnyPlace_NeverLoads()
    {
        // In this process only what the library is known to survive: the rest is tried through the command line.
        Arrange([1, 2, 3]);

        ModelProbe.Run(["VoiceActivity", _folder.File("vad", "broken")]).ShouldBe(1);
    }

    private ModelVerification Verification(ModelProbe probe, string loadsAs = "VoiceActivity")
    {
        var offer = new ModelOffer
        {
            Name = "broken",
            Kind = "vad",
            Engine = "test",
            LoadsAs = loadsAs,
            Language = "any",
            Purpose = "a test",
            Licence = new("MIT", new Uri("https://example.org/"), "", NeedsAcceptance: false),
            Files = [new("model.onnx", 3, IsExact: true, null, null, Unpack: false)],
        };
        return new(new ModelCatalog(_folder.Path), new ModelOffers([offer], []), probe);
    }

    private void Arrange(byte[] content)
    {
        Directory.CreateDirectory(_folder.File("vad", "broken"));
        File.WriteAllBytes(_folder.File("vad", "broken", "model.onnx"), content);
        File.WriteAllText(
            _folder.File("vad", "broken", "LICENSE.md"),
            $"| model.onnx | {content.Length} | {Convert.ToHexStringLower(SHA256.HashData(content))} |\n"
        );
    }
}
