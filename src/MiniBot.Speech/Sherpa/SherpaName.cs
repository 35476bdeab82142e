using System.Runtime.InteropServices;

namespace MiniBot.Speech.Sherpa;

/// <summary>What a recogniser is called in journals: library, version, model.</summary>
internal static class SherpaName
{
    public static string Of(string modelFolder) =>
        $"sherpa-onnx {Marshal.PtrToStringUTF8(SherpaNative.Version())} {Path.GetFileName(Path.TrimEndingDirectorySeparator(modelFolder))}";
}
