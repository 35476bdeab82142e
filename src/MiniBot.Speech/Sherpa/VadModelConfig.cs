using System.Runtime.InteropServices;

namespace MiniBot.Speech.Sherpa;

/// <summary>SherpaOnnxVadModelConfig: field by field as in the library; strings are UTF-8.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VadModelConfig
{
    public VadNetwork Silero;
    public int SampleRateHz;
    public int Threads;
    public nint Provider;
    public int Debug;
    public VadNetwork Ten;

    /// <summary>SherpaOnnxSileroVadModelConfig, and SherpaOnnxTenVadModelConfig alike.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct VadNetwork
    {
        public nint Model;
        public float Threshold;
        public float LeastSilenceSeconds;
        public float LeastSpeechSeconds;
        public int WindowSamples;
        public float MostSpeechSeconds;
    }
}
