using System.Runtime.InteropServices;
using MiniBot.Speech.Native;

namespace MiniBot.Speech.Sherpa;

/// <summary>Speech synthesis.</summary>
internal static unsafe partial class SherpaNative
{
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOfflineTts")]
    public static partial nint CreateOfflineTts(in OfflineTtsConfig config);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineTts")]
    public static partial void DestroyOfflineTts(nint tts);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxOfflineTtsNumSpeakers")]
    public static partial int SpeakersOf(OfflineTtsHandle tts);

    /// <summary>
    /// Speaks a text (UTF-8). The callback is given each sentence as soon as it is made, with the share done and the argument; it returns 1
    /// to go on and 0 to stop. The result is to be given back with <see cref="DestroyGeneratedAudio"/>; null on an error.
    /// </summary>
    [LibraryImport(
        NativeLibraries.Sherpa,
        EntryPoint = "SherpaOnnxOfflineTtsGenerateWithConfig",
        StringMarshalling = StringMarshalling.Utf8
    )]
    public static partial GeneratedAudio* Generate(
        OfflineTtsHandle tts,
        string text,
        in GenerationConfig config,
        delegate* unmanaged[Cdecl]<float*, int, float, nint, int> callback,
        nint argument
    );

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineTtsGeneratedAudio")]
    public static partial void DestroyGeneratedAudio(GeneratedAudio* audio);
}

/// <summary>Owns a voice.</summary>
internal sealed class OfflineTtsHandle(nint native) : SherpaHandle(native)
{
    protected override bool ReleaseHandle()
    {
        SherpaNative.DestroyOfflineTts(handle);
        return true;
    }
}
