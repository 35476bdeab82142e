using BenchmarkDotNet.Running;
using MiniBot.Bench;

// dotnet run -c Release --project bench/MiniBot.Bench -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(FrameConfig).Assembly).Run(args, new FrameConfig());
