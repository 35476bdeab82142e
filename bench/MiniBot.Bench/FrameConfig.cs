using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MiniBot.Bench;

/// <summary>Short runs in this process, with allocations: what counts are the ratios to the baseline and the zero bytes.</summary>
internal sealed class FrameConfig : ManualConfig
{
    public FrameConfig()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
    }
}
