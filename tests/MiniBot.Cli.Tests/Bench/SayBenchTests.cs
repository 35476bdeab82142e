using MiniBot.Cli.Bench;
using MiniBot.Testing.Speech;

namespace MiniBot.Cli.Tests.Bench;

public sealed class SayBenchTests : IDisposable
{
    private const int Count = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minibot-say-bench-");
    private readonly FakeSynthesizer _voice = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task RunAsync_EachWay_IsMeasuredAndRendersOnlyWhatItMust()
    {
        var report = await new SayBench(_voice, _folder.FullName, Count, TimeProvider.System).RunAsync(
            new Progress<int>(),
            default
        );

        report
            .Runs.Select(run => run.Prompt)
            .ShouldBe(["rendered now, first sentence", "rendered now, whole", "on disk", "in memory"]);
        report.Runs.ShouldAllBe(run => run.Count == Count && run.P50Ms <= run.P95Ms && run.P95Ms <= run.MaxMs);
        report.EncodeNsPerFrame.ShouldBeGreaterThan(0);
        Directory
            .EnumerateFiles(Path.Combine(_folder.FullName, "whole"), "*.wav", SearchOption.AllDirectories)
            .Count()
            .ShouldBe(3 * Count);
    }

    [Fact]
    public async Task RunAsync_VoiceFails_SaysWhy()
    {
        _voice.Fault = "no sound";

        (
            await Should.ThrowAsync<IOException>(() =>
                new SayBench(_voice, _folder.FullName, Count, TimeProvider.System).RunAsync(new Progress<int>(), default)
            )
        ).Message.ShouldBe("no sound");
    }
}
