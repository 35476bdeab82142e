using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Prompts;

/// <summary>
/// Rendered sentences on disk, ready for the line: 8 kHz, each levelled to −20 dBFS, the silence at its ends cut, each a WAV file that is
/// marked as synthetic speech. Its name is the hash of what makes it: engine, voice, rate, words. A prompt is its sentences with a pause
/// between, so that it can be heard from its first sentence on, and is whole on disk once each of them is. Two calls that want one sentence
/// at once render it once. Thread-safe.
/// </summary>
/// <param name="synthesizer">The engine that renders what is not there.</param>
/// <param name="folder">Where the sentences lie; made when the first is written.</param>
/// <param name="time">The clock of the marks; null for the system's.</param>
/// <param name="report">Is told once that the disk refuses, and once that a file was broken.</param>
public sealed class PromptCache(ISynthesizer synthesizer, string folder, TimeProvider? time = null, Action<string>? report = null)
{
    /// <summary>The rate of every prompt.</summary>
    public const int SampleRateHz = 8000;

    /// <summary>The silence between two sentences, besides what <see cref="SilenceTrim"/> leaves at their ends.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(180);

    /// <summary>Part of the key: rises when sentences are made ready in another way.</summary>
    private const string Preparation = "3";

    private static readonly short[] Silence = new short[(int)(Pause.TotalSeconds * SampleRateHz)];

    private readonly ConcurrentDictionary<string, Lazy<Task<SynthesisOutcome>>> _rendering = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _hits;
    private long _renders;
    private long _writeFailures;
    private long _broken;

    /// <summary>Sentences found on disk so far.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Sentences that had to be rendered so far.</summary>
    public long Renders => Interlocked.Read(ref _renders);

    /// <summary>Rendered sentences that the disk refused; they were spoken all the same.</summary>
    public long WriteFailures => Interlocked.Read(ref _writeFailures);

    /// <summary>The files that hold, or would hold, the sentences of a prompt.</summary>
    public IReadOnlyList<string> PathsOf(string text, SpeechVoice voice) =>
        [.. SentencesOf(text, voice).Select(sentence => PathOf(synthesizer.EngineFor(voice), sentence, voice))];

    /// <summary>
    /// The whole prompt, from disk or rendered now. A file that is broken is rendered again; a disk that refuses costs nothing but the next
    /// rendering. Cancelling ends the caller's waiting, not the rendering that others may wait for.
    /// </summary>
    public async ValueTask<SynthesisOutcome> GetAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        var pieces = new List<PcmAudio>();
        await foreach (var outcome in SpeakAsync(text, voice, cancellationToken))
        {
            if (outcome is not SynthesisOutcome.Spoken { Audio: var audio })
                return outcome;
            pieces.Add(audio);
        }

        return new SynthesisOutcome.Spoken(pieces is [var only] ? only : Join(pieces));
    }

    /// <summary>
    /// The prompt sentence by sentence, in order, to be played one after the other: the first as soon as it is there, while it plays the
    /// next. Each but the last ends with the pause. Ends after a sentence that fails.
    /// </summary>
    public async IAsyncEnumerable<SynthesisOutcome> SpeakAsync(
        string text,
        SpeechVoice voice,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var sentences = SentencesOf(text, voice);
        if (sentences.Count == 0)
        {
            yield return new SynthesisOutcome.Failed("the text has nothing to speak");
            yield break;
        }

        var written = SpokenSentences.PartsOf(text, sentences);
        var next = GetSentenceAsync(sentences[0], voice);
        for (var i = 0; i < sentences.Count; i++)
        {
            var outcome = await next.WaitAsync(cancellationToken);
            var isLast = i + 1 == sentences.Count;
            if (outcome is not SynthesisOutcome.Spoken spoken)
            {
                yield return outcome;
                yield break;
            }

            if (!isLast)
                next = GetSentenceAsync(sentences[i + 1], voice);
            yield return spoken with
            {
                Audio = isLast ? spoken.Audio : Join([spoken.Audio, new PcmAudio(Silence, SampleRateHz)]),
                Written = written[i],
            };
        }
    }

    private static IReadOnlyList<string> SentencesOf(string text, SpeechVoice voice) =>
        SpokenSentences.Of(SpokenText.For(text, voice.Language));

    private static PcmAudio Join(IReadOnlyCollection<PcmAudio> pieces)
    {
        var samples = new short[pieces.Sum(piece => piece.Samples.Length)];
        var at = 0;
        foreach (var piece in pieces)
        {
            piece.Samples.CopyTo(samples.AsMemory(at));
            at += piece.Samples.Length;
        }

        return new(samples, SampleRateHz);
    }

    private string PathOf(string engine, string sentence, SpeechVoice voice)
    {
        var key = string.Join(
            '\n',
            Preparation,
            engine,
            voice.Language,
            voice.Variant,
            voice.Rate.ToString("R", CultureInfo.InvariantCulture),
            sentence
        );
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Path.Combine(folder, name[..2], $"{name}.wav");
    }

    private Task<SynthesisOutcome> GetSentenceAsync(string sentence, SpeechVoice voice)
    {
        var path = PathOf(synthesizer.EngineFor(voice), sentence, voice);
        if (TryLoad(path) is { } kept)
        {
            Interlocked.Increment(ref _hits);
            return Task.FromResult<SynthesisOutcome>(new SynthesisOutcome.Spoken(kept));
        }

        return _rendering.GetOrAdd(path, _ => new(() => RenderAsync(path, sentence, voice))).Value;
    }

    private async Task<SynthesisOutcome> RenderAsync(string path, string sentence, SpeechVoice voice)
    {
        await Task.Yield();
        try
        {
            // Another caller may have finished it between this caller's look at the disk and now.
            if (TryLoad(path) is { } kept)
                return new SynthesisOutcome.Spoken(kept);
            Interlocked.Increment(ref _renders);
            var outcome = await synthesizer.SynthesizeAsync(sentence, voice, CancellationToken.None);
            if (outcome is not SynthesisOutcome.Spoken spoken)
                return outcome;
            var ready = SilenceTrim.Ends(Loudness.LevelTo(Resampler.Convert(spoken.Audio, SampleRateHz)));
            var engine = spoken.Engine ?? synthesizer.EngineFor(voice);
            Keep(PathOf(engine, sentence, voice), new SyntheticMark(engine, voice, sentence, _time.GetUtcNow()), ready);
            return new SynthesisOutcome.Spoken(ready) { Engine = engine };
        }
        finally
        {
            _rendering.TryRemove(path, out _);
        }
    }

    private PcmAudio? TryLoad(string path)
    {
        if (!File.Exists(path))
            return null;
        if (
            Wav.Read(path) is WavReading.Loaded { File: var file }
            && file.ToMono() is { SampleRateHz: SampleRateHz, Samples.Length: > 0 } audio
        )
            return audio;
        if (Interlocked.Increment(ref _broken) == 1)
            report?.Invoke($"a rendered prompt in {folder} was broken and is rendered again");
        return null;
    }

    private void Keep(string path, SyntheticMark mark, PcmAudio audio)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            mark.Write(path, audio);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (Interlocked.Increment(ref _writeFailures) == 1)
                report?.Invoke(
                    $"rendered prompts cannot be kept in {folder} ({failure.GetType().Name}): each is rendered again when it is needed"
                );
        }
    }
}
