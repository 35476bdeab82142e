using System.Runtime.InteropServices;
using MiniBot.Speech.Native;

namespace MiniBot.Speech.Sherpa;

/// <summary>What is used of the C interface of sherpa-onnx 1.13.8. A constructor gives null for a file that is missing.</summary>
internal static partial class SherpaNative
{
    /// <summary>Whoever calls first has the library looked for in the product's folders too.</summary>
    static SherpaNative() => NativeLibraries.Register();

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxGetVersionStr")]
    public static partial nint Version();

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateVoiceActivityDetector")]
    public static partial nint CreateVoiceActivityDetector(in VadModelConfig config, float bufferSeconds);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyVoiceActivityDetector")]
    public static partial void DestroyVoiceActivityDetector(nint detector);

    /// <summary>Samples from −1 to 1 at 16 kHz.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorAcceptWaveform")]
    public static partial void AcceptWaveform(VadHandle detector, ReadOnlySpan<float> samples, int count);

    /// <summary>1 while speech is heard.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorDetected")]
    public static partial int Detected(VadHandle detector);

    /// <summary>Drops the finished segments, which the detector keeps.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorClear")]
    public static partial void ClearSegments(VadHandle detector);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorReset")]
    public static partial void Reset(VadHandle detector);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOnlineRecognizer")]
    public static partial nint CreateOnlineRecognizer(in OnlineRecognizerConfig config);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOnlineRecognizer")]
    public static partial void DestroyOnlineRecognizer(nint recognizer);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOnlineStream")]
    public static partial nint CreateOnlineStream(OnlineRecognizerHandle recognizer);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOnlineStream")]
    public static partial void DestroyOnlineStream(nint stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxOnlineStreamAcceptWaveform")]
    public static partial void AcceptWaveform(
        OnlineStreamHandle stream,
        int sampleRateHz,
        ReadOnlySpan<float> samples,
        int count
    );

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxIsOnlineStreamReady")]
    public static partial int IsReady(OnlineRecognizerHandle recognizer, OnlineStreamHandle stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDecodeOnlineStream")]
    public static partial void Decode(OnlineRecognizerHandle recognizer, OnlineStreamHandle stream);

    /// <summary>The result as JSON in UTF-8; to be given back with <see cref="DestroyResultJson"/>.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxGetOnlineStreamResultAsJson")]
    public static partial nint ResultJson(OnlineRecognizerHandle recognizer, OnlineStreamHandle stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOnlineStreamResultJson")]
    public static partial void DestroyResultJson(nint json);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxOnlineStreamReset")]
    public static partial void Reset(OnlineRecognizerHandle recognizer, OnlineStreamHandle stream);
}
