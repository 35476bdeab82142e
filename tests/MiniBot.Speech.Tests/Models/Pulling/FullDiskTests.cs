using System.Diagnostics;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Pulling;

/// <summary>A disk without room: a small file system in memory, which only root can make.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    public void Dispose()
    {
        if (_isMounted)
            Run("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    [SmallDiskFact]
    public async Task Pull_LengthIsKnownAndThereIsNoRoom_IsRefusedBeforeItComes()
    {
        using var bench = OnSmallDisk(8);
        var content = PullBench.Content(100_000);
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, content));

        var problem = (await bench.PullAsync(PullBench.Offer(content), server)).ShouldBeOfType<PullOutcome.Failed>().Problem;

        problem.Fault.ShouldBe(PullFault.DiskFull);
        problem.Mend.ShouldContain("MINIBOT_MODELS");
        bench.Told.ShouldBeEmpty();
    }

    [SmallDiskFact]
    public async Task Pull_DiskFillsUpOnTheWay_IsNamed()
    {
        using var bench = OnSmallDisk(48);
        var content = PullBench.Content(8 << 20);
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, content));
        bench.OnProgress = progress =>
        {
            // Somebody else writes too.
            if (!File.Exists(Path.Combine(_folder.Path, "other")))
                using (var other = File.Create(Path.Combine(_folder.Path, "other")))
                    Fill(other);
        };

        var problem = (await bench.PullAsync(PullBench.Offer(content), server)).ShouldBeOfType<PullOutcome.Failed>().Problem;

        problem.Fault.ShouldBe(PullFault.DiskFull);
        Directory.Exists(bench.Models.PathOf("vad/test")).ShouldBeFalse();
    }

    private static void Fill(FileStream file)
    {
        var block = new byte[64 * 1024];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full, as intended.
        }
    }

    private PullBench OnSmallDisk(int megabytes)
    {
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "minibot-test", _folder.Path).ShouldBe(0);
        _isMounted = true;
        return new PullBench { Models = new ModelCatalog(_folder.Path) };
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Needs to mount a file system: skipped with the reason where that is not allowed, also in continuous integration.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SmallDiskFactAttribute : FactAttribute
    {
        private static readonly Lazy<bool> s_canMount = new(CanMount);

        public SmallDiskFactAttribute()
        {
            if (!s_canMount.Value)
                Skip = "no right to mount a small file system here";
        }

        private static bool CanMount()
        {
            if (Environment.UserName != "root" || !OperatingSystem.IsLinux())
                return false;
            using var folder = new TemporaryFolder();
            if (Run("mount", "-t", "tmpfs", "-o", "size=1m", "minibot-test", folder.Path) != 0)
                return false;
            Run("umount", folder.Path);
            return true;
        }
    }
}
