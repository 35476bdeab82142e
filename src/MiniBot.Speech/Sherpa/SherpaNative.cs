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

    /// <summary>Hotwords are UTF-8, parted by slashes. For transducers only: the library ends the process otherwise.</summary>
    [LibraryImport(
        NativeLibraries.Sherpa,
        EntryPoint = "SherpaOnnxCreateOnlineStreamWithHotwords",
        StringMarshalling = StringMarshalling.Utf8
    )]
    public static partial nint CreateOnlineStream(OnlineRecognizerHandle recognizer, string hotwords);

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

    /// <summary>Decodes a chunk of each stream, all of which are ready.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDecodeMultipleOnlineStreams")]
    public static partial void Decode(OnlineRecognizerHandle recognizer, ReadOnlySpan<nint> streams, int count);

    /// <summary>The result as JSON in UTF-8; to be given back with <see cref="DestroyResultJson"/>.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxGetOnlineStreamResultAsJson")]
    public static partial nint ResultJson(OnlineRecognizerHandle recognizer, OnlineStreamHandle stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOnlineStreamResultJson")]
    public static partial void DestroyResultJson(nint json);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOfflineRecognizer")]
    public static partial nint CreateOfflineRecognizer(in OfflineRecognizerConfig config);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineRecognizer")]
    public static partial void DestroyOfflineRecognizer(nint recognizer);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOfflineStream")]
    public static partial nint CreateOfflineStream(OfflineRecognizerHandle recognizer);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineStream")]
    public static partial void DestroyOfflineStream(nint stream);

    /// <summary>To be called once for a stream, with the whole utterance.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxAcceptWaveformOffline")]
    public static partial void AcceptWaveform(
        OfflineStreamHandle stream,
        int sampleRateHz,
        ReadOnlySpan<float> samples,
        int count
    );

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDecodeMultipleOfflineStreams")]
    public static partial void Decode(OfflineRecognizerHandle recognizer, ReadOnlySpan<nint> streams, int count);

    /// <summary>The result as JSON in UTF-8; to be given back with <see cref="DestroyOfflineResultJson"/>.</summary>
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxGetOfflineStreamResultAsJson")]
    public static partial nint ResultJson(OfflineStreamHandle stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineStreamResultJson")]
    public static partial void DestroyOfflineResultJson(nint json);
}
