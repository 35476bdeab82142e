using Microsoft.Extensions.Caching.Memory;
using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Calls.Speaking;

/// <summary>
/// Everything the agent says, as audio ready to be sent: recordings of the scenario, or speech made once and kept in memory.
/// Thread-safe; disposing drops the audio.
/// </summary>
public sealed class PromptLibrary : IDisposable
{
    /// <summary>Audio kept in memory: 64 million samples, more than two hours at 8 kHz.</summary>
    private const long MemorySamples = 64_000_000;

    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = MemorySamples });
    private readonly PromptSource _source;
    private readonly string? _recordings;

    /// <param name="engineId">The engine behind the source, for the journal.</param>
    /// <param name="source">Makes what is not recorded.</param>
    /// <param name="recordings">The folder that a scenario's audio paths start from; null when there are no recordings.</param>
    public PromptLibrary(string engineId, PromptSource source, string? recordings)
    {
        EngineId = engineId;
        _source = source;
        _recordings = recordings is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(recordings));
    }

    /// <summary>The engine behind the voice, for the journal.</summary>
    public string EngineId { get; }

    /// <summary>The audio of a text, at once when it was said before. A recording that is missing or broken is spoken instead.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="audioPath">Its recording, relative to the folder of recordings, or null.</param>
    /// <param name="sampleRateHz">The rate wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<PromptOutcome> GetAsync(
        string text,
        string? audioPath,
        int sampleRateHz,
        CancellationToken cancellationToken
    )
    {
        var key = new Key(text, audioPath, sampleRateHz);
        return _memory.TryGetValue(key, out PromptOutcome? ready) && ready is not null
            ? new(ready)
            : new(MakeAsync(key, cancellationToken));
    }

    /// <inheritdoc />
    public void Dispose() => _memory.Dispose();

    private async Task<PromptOutcome> MakeAsync(Key key, CancellationToken cancellationToken)
    {
        if (key.AudioPath is { } recorded)
        {
            // Off the caller's thread: a call's loop does not wait for the disk.
            var recording = _recordings is null ? null : await Task.Run(() => ReadRecording(recorded), cancellationToken);
            // What was made for the text alone serves here too: it may have been made before the call.
            return recording is null
                ? await GetAsync(key.Text, audioPath: null, key.SampleRateHz, cancellationToken)
                : Keep(key, recording);
        }

        var spoken = await _source(key.Text, cancellationToken);
        return spoken is SynthesisOutcome.Failed { Cause: var cause }
            ? new PromptOutcome.Failed(cause)
            : Keep(key, ((SynthesisOutcome.Spoken)spoken).Audio);
    }

    private PromptOutcome.Ready Keep(Key key, PcmAudio audio)
    {
        var ready = new PromptOutcome.Ready(Resampler.Convert(audio, key.SampleRateHz).Samples.ToArray());
        return _memory.Set(key, ready, new MemoryCacheEntryOptions { Size = ready.Samples.Length });
    }

    private PcmAudio? ReadRecording(string audioPath)
    {
        if (_recordings is null || audioPath.Contains('\0', StringComparison.Ordinal))
            return null;
        var path = Path.GetFullPath(Path.Combine(_recordings, audioPath));
        var isInside = path.StartsWith(_recordings + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isInside && Wav.Read(path) is WavReading.Loaded { File: var file } ? Loudness.LevelTo(file.ToMono()) : null;
    }

    private readonly record struct Key(string Text, string? AudioPath, int SampleRateHz);
}

/// <summary>Speaks a text, levelled to −20 dBFS, in the agent's voice.</summary>
/// <param name="text">What is said.</param>
/// <param name="cancellationToken">Gives up waiting.</param>
public delegate ValueTask<SynthesisOutcome> PromptSource(string text, CancellationToken cancellationToken);
