using System.Runtime.InteropServices;
using MiniBot.Speech.Native;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>Open-vocabulary recognition with a streaming CTC model of the NeMo kind (<c>model.onnx</c>, <c>tokens.txt</c>): one network for all calls.</summary>
public sealed class SherpaRecognizer : IRecognizer
{
    private const string ModelFile = "model.onnx";
    private const string TokensFile = "tokens.txt";
    private readonly OnlineRecognizerHandle _native;

    private SherpaRecognizer(OnlineRecognizerHandle native, string modelFolder)
    {
        _native = native;
        Name =
            $"sherpa-onnx {Marshal.PtrToStringUTF8(SherpaNative.Version())} {Path.GetFileName(Path.TrimEndingDirectorySeparator(modelFolder))}";
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>16 kHz: audio of the line is brought to it with a good filter first; the library's own is not.</summary>
    public int SampleRateHz => 16000;

    /// <summary>
    /// Opens a model folder that was verified or probed: the library ends the process on a model that is broken. Null with the reason if
    /// something is missing.
    /// </summary>
    public static SherpaRecognizer? TryOpen(string modelFolder, out string? error)
    {
        error =
            NativeLibraries.Check(NativeLibraries.Sherpa)
            ?? new[] { ModelFile, TokensFile }
                .Select(file => Path.Combine(modelFolder, file))
                .Where(path => !File.Exists(path))
                .Select(path => $"{path} is missing")
                .FirstOrDefault();
        if (error is not null)
            return null;
        using var strings = new NativeStrings();
        var native = SherpaNative.CreateOnlineRecognizer(Configure(modelFolder, strings));
        error = native == 0 ? $"sherpa-onnx cannot load the model in {modelFolder}" : null;
        return native == 0 ? null : new(new OnlineRecognizerHandle(native), modelFolder);
    }

    /// <inheritdoc />
    public IRecognizerStream OpenStream() => new SherpaStream(_native, SampleRateHz);

    /// <summary>To be called after the last stream was disposed.</summary>
    public void Dispose() => _native.Dispose();

    private static OnlineRecognizerConfig Configure(string modelFolder, NativeStrings strings) =>
        new()
        {
            SampleRateHz = 16000,
            FeatureDimension = 80,
            DecodingMethod = strings.Lend("greedy_search"),
            Model = new()
            {
                NemoCtc = strings.Lend(Path.Combine(modelFolder, ModelFile)),
                Tokens = strings.Lend(Path.Combine(modelFolder, TokensFile)),
                Provider = strings.Lend("cpu"),
                Threads = 1,
            },
        };
}
