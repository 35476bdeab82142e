using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Prompts;

/// <summary>
/// Rendered prompts on disk, ready for the line: 8 kHz, levelled to −20 dBFS, each a WAV file that is marked as synthetic speech. Its name
/// is the hash of what makes it: engine, voice, rate, text. Two calls that want one prompt at once render it once. Thread-safe.
/// </summary>
/// <param name="synthesizer">The engine that renders what is not there.</param>
/// <param name="folder">Where the prompts lie; made when the first is written.</param>
public sealed class PromptCache(ISynthesizer synthesizer, string folder)
{
    /// <summary>The rate of every prompt.</summary>
    public const int SampleRateHz = 8000;

    /// <summary>Part of the key: rises when prompts are made ready in another way.</summary>
    private const string Preparation = "1";

    private readonly ConcurrentDictionary<string, Lazy<Task<SynthesisOutcome>>> _rendering = new(StringComparer.Ordinal);
    private long _hits;
    private long _renders;
    private long _writeFailures;

    /// <summary>Prompts found on disk so far.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Prompts that had to be rendered so far.</summary>
    public long Renders => Interlocked.Read(ref _renders);

    /// <summary>Rendered prompts that the disk refused; they were spoken all the same.</summary>
    public long WriteFailures => Interlocked.Read(ref _writeFailures);

    /// <summary>The file that holds, or would hold, a prompt.</summary>
    public string PathOf(string text, SpeechVoice voice)
    {
        var key = string.Join(
            '\n',
            Preparation,
            synthesizer.EngineId,
            voice.Language,
            voice.Variant,
            Invariant(voice.Rate),
            text
        );
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Path.Combine(folder, name[..2], $"{name}.wav");
    }

    /// <summary>
    /// The prompt, from disk or rendered now. A file that is broken is rendered again; a disk that refuses costs nothing but the next
    /// rendering. Cancelling ends the caller's waiting, not the rendering that others may wait for.
    /// </summary>
    public async ValueTask<SynthesisOutcome> GetAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        var path = PathOf(text, voice);
        if (TryLoad(path) is { } kept)
        {
            Interlocked.Increment(ref _hits);
            return new SynthesisOutcome.Spoken(kept);
        }

        var rendering = _rendering.GetOrAdd(path, _ => new(() => RenderAsync(path, text, voice)));
        return await rendering.Value.WaitAsync(cancellationToken);
    }

    private async Task<SynthesisOutcome> RenderAsync(string path, string text, SpeechVoice voice)
    {
        await Task.Yield();
        try
        {
            // Another caller may have finished it between this caller's look at the disk and now.
            if (TryLoad(path) is { } kept)
                return new SynthesisOutcome.Spoken(kept);
            Interlocked.Increment(ref _renders);
            var outcome = await synthesizer.SynthesizeAsync(text, voice, CancellationToken.None);
            if (outcome is not SynthesisOutcome.Spoken spoken)
                return outcome;
            var prompt = Loudness.LevelTo(Resampler.Convert(spoken.Audio, SampleRateHz));
            Keep(path, prompt);
            return new SynthesisOutcome.Spoken(prompt);
        }
        finally
        {
            _rendering.TryRemove(path, out _);
        }
    }

    private static PcmAudio? TryLoad(string path) =>
        File.Exists(path)
        && Wav.Read(path) is WavReading.Loaded { File: var file }
        && file.ToMono() is { SampleRateHz: SampleRateHz, Samples.Length: > 0 } audio
            ? audio
            : null;

    /// <summary>Written beside and moved into place: a reader sees the whole file or none.</summary>
    private void Keep(string path, PcmAudio prompt)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Wav.Write(draft, prompt, WavTags.SyntheticSpeech(synthesizer.EngineId));
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _writeFailures);
            Discard(draft);
        }
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The disk refuses this too; the draft's name can never be mistaken for a prompt.
        }
    }

    private static string Invariant(double rate) => rate.ToString("R", CultureInfo.InvariantCulture);
}
