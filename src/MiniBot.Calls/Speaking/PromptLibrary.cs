using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Memory;
using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.Wave;
using MiniBot.Conversation.Rails;
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
    private readonly PromptSentences? _sentences;
    private readonly string? _recordings;
    private readonly QuietGate _gate = new();
    private readonly PromptPrefetch<Key> _prefetch;

    /// <param name="engineId">The engine behind the source, for the journal.</param>
    /// <param name="source">Makes what is not recorded.</param>
    /// <param name="recordings">The folder that a scenario's audio paths start from; null when there are no recordings.</param>
    /// <param name="sentences">Makes it sentence by sentence; null where the source gives whole texts only.</param>
    public PromptLibrary(string engineId, PromptSource source, string? recordings, PromptSentences? sentences = null)
    {
        EngineId = engineId;
        _source = source;
        _sentences = sentences;
        _prefetch = new(PrepareAsync, _gate);
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
            : new(MakeNowAsync(key, cancellationToken));
    }

    /// <summary>
    /// As <see cref="GetAsync"/>, in pieces to be played one after the other: all at once when it was said before or is recorded, else
    /// sentence by sentence, the first as soon as it is made. Ends after a piece that fails.
    /// </summary>
    public async IAsyncEnumerable<PromptOutcome> SpeakAsync(
        string text,
        string? audioPath,
        int sampleRateHz,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var key = new Key(text, AudioPath: null, sampleRateHz);
        if (_sentences is null || audioPath is not null || _memory.TryGetValue(key, out _))
        {
            yield return await GetAsync(text, audioPath, sampleRateHz, cancellationToken);
            yield break;
        }

        var whole = new List<short>();
        _gate.Enter();
        try
        {
            await foreach (var outcome in _sentences(text, cancellationToken))
            {
                if (outcome is not SynthesisOutcome.Spoken spoken)
                {
                    yield return new PromptOutcome.Failed(((SynthesisOutcome.Failed)outcome).Cause);
                    yield break;
                }

                var samples = Resampler.Convert(spoken.Audio, sampleRateHz).Samples.ToArray();
                whole.AddRange(samples);
                yield return new PromptOutcome.Ready(samples) { Written = spoken.Written };
            }
        }
        finally
        {
            _gate.Leave();
        }

        Keep(key, new PcmAudio(whole.ToArray(), sampleRateHz));
    }

    /// <summary>
    /// Makes prompts ready that may be wanted soon, so that <see cref="GetAsync"/> has them at once. One at a time, while nothing is wanted;
    /// at most 64 wait. One that fails is tried again when it is wanted.
    /// </summary>
    /// <param name="prompts">The likeliest first.</param>
    /// <param name="sampleRateHz">The rate wanted.</param>
    public void Prefetch(IEnumerable<LikelyPrompt> prompts, int sampleRateHz)
    {
        foreach (var (text, audioPath) in prompts)
        {
            var key = new Key(text, audioPath, sampleRateHz);
            if (!_memory.TryGetValue(key, out _))
                _prefetch.Add(key);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _prefetch.Dispose();
        _memory.Dispose();
    }

    private async Task<PromptOutcome> MakeNowAsync(Key key, CancellationToken cancellationToken)
    {
        _gate.Enter();
        try
        {
            return await MakeAsync(key, cancellationToken);
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task PrepareAsync(Key key, CancellationToken cancellationToken)
    {
        try
        {
            if (!_memory.TryGetValue(key, out _))
                await MakeAsync(key, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody waits for it. Whoever wants it will meet the fault, and say so.
        }
        catch (ObjectDisposedException)
        {
            // The library closed while it was made.
        }
    }

    private async Task<PromptOutcome> MakeAsync(Key key, CancellationToken cancellationToken)
    {
        if (key.AudioPath is { } recorded)
        {
            // Off the caller's thread: a call's loop does not wait for the disk.
            var recording = _recordings is null ? null : await Task.Run(() => ReadRecording(recorded), cancellationToken);
            // What was made for the text alone serves here too: it may have been made before the call.
            return recording is null ? await SpokenAsync(key with { AudioPath = null }, cancellationToken) : Keep(key, recording);
        }

        return await SpokenAsync(key, cancellationToken);
    }

    private async Task<PromptOutcome> SpokenAsync(Key key, CancellationToken cancellationToken)
    {
        if (_memory.TryGetValue(key, out PromptOutcome? ready) && ready is not null)
            return ready;
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

/// <summary>Speaks a text as <see cref="PromptSource"/> does, sentence by sentence in order; ends after one that fails.</summary>
/// <param name="text">What is said.</param>
/// <param name="cancellationToken">Gives up waiting.</param>
public delegate IAsyncEnumerable<SynthesisOutcome> PromptSentences(string text, CancellationToken cancellationToken);
