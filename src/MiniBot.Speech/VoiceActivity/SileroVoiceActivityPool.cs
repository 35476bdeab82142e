using System.Collections.Concurrent;
using MiniBot.Speech.Models;
using MiniBot.Speech.Native;

namespace MiniBot.Speech.VoiceActivity;

/// <summary>
/// Keeps loaded Silero networks for calls to come: a network takes some 40 ms and 8 MB. As many are kept as were in use at once. Thread-safe.
/// </summary>
public sealed class SileroVoiceActivityPool : IDisposable
{
    /// <summary>What installs the library.</summary>
    public const string Mend = "npm ci --prefix native";

    private readonly ConcurrentBag<SileroVoiceActivityDetector> _idle = [];
    private readonly string _modelFile;
    private volatile bool _disposed;

    private SileroVoiceActivityPool(string modelFile) => _modelFile = modelFile;

    /// <summary>Null if sherpa-onnx can be loaded, else what is missing.</summary>
    public static string? CheckLibrary() => NativeLibraries.Check(NativeLibraries.Sherpa);

    /// <summary>Opens a pool on a verified model folder with one network loaded; null with the reason if it cannot be.</summary>
    public static SileroVoiceActivityPool? TryOpen(string modelFolder, out string? error)
    {
        var file = Path.Combine(modelFolder, KnownModels.SileroVadFile);
        error = CheckLibrary() ?? (File.Exists(file) ? null : $"{file} is missing");
        if (error is not null)
            return null;
        var pool = new SileroVoiceActivityPool(file);
        if (pool.Load() is not { } first)
        {
            error = $"sherpa-onnx cannot load {file}";
            return null;
        }

        pool._idle.Add(first);
        return pool;
    }

    /// <summary>A detector for one call; disposing it gives it back.</summary>
    /// <exception cref="InvalidOperationException">The model was removed after the pool was opened.</exception>
    public IVoiceActivityDetector Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var detector = _idle.TryTake(out var idle) ? idle : Load();
        return detector?.Rent() ?? throw new InvalidOperationException($"{_modelFile} no longer loads.");
    }

    /// <summary>Unloads the idle networks, and those in use when they come back.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var detector))
            detector.Unload();
    }

    private SileroVoiceActivityDetector? Load() => SileroVoiceActivityDetector.TryLoad(_modelFile, GiveBack);

    private void GiveBack(SileroVoiceActivityDetector detector)
    {
        if (_disposed)
            detector.Unload();
        else
            _idle.Add(detector);
    }
}
