using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using MiniBot.Audio;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Models;
using MiniBot.Speech.Native;
using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Synthesis;

/// <summary>
/// Neural voices by sherpa-onnx: VITS and Piper, Matcha, Kokoro, Kitten, Supertonic, and those that speak like a reference recording. One
/// network for all calls; as many texts at once as there are processors. Disposed after the last text.
/// </summary>
public sealed class SherpaSynthesizer : ISynthesizer, IDisposable
{
    /// <summary>What installs the library.</summary>
    public const string Mend = "npm ci --prefix native";

    private static readonly TimeSpan LongestSpeech = TimeSpan.FromMinutes(10);

    /// <summary>Refinements of models that work by flow matching; the distilled ones want no more.</summary>
    private const int FlowSteps = 5;

    private readonly OfflineTtsHandle _native;
    private readonly VoiceFamily _family;
    private readonly PcmAudio? _reference;
    private readonly string _transcript;
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);

    private SherpaSynthesizer(
        OfflineTtsHandle native,
        VoiceFamily family,
        string name,
        PcmAudio? audio,
        ReferenceVoice? reference
    )
    {
        _native = native;
        _family = family;
        _reference = audio;
        _transcript = reference?.Transcript ?? "";
        Speakers = SherpaNative.SpeakersOf(native);
        var consent = reference is null ? "" : $" consent {reference.ConsentEvidenceId}";
        EngineId = $"sherpa-onnx {Marshal.PtrToStringUTF8(SherpaNative.Version())} {name}{consent}";
    }

    /// <inheritdoc />
    public string EngineId { get; }

    /// <summary>How many speakers the model has: a voice's variant is a number below it.</summary>
    public int Speakers { get; }

    /// <summary>
    /// Opens a model folder that was verified or probed: the library ends the process on a model that is broken. Null with the reason if
    /// something is missing, or if a voice that imitates a person has no record of that person's consent.
    /// </summary>
    /// <param name="modelFolder">The files of one voice.</param>
    /// <param name="reference">Whose voice is spoken with, for ZipVoice and Pocket; the others take none.</param>
    /// <param name="error">Why not.</param>
    /// <param name="threads">Processors for one text.</param>
    public static SherpaSynthesizer? TryOpen(string modelFolder, ReferenceVoice? reference, out string? error, int threads = 1)
    {
        error = NativeLibraries.Check(NativeLibraries.Sherpa);
        if (error is not null || VoiceModelFolder.TryOpen(modelFolder, out error) is not { } folder)
            return null;
        PcmAudio? audio = null;
        if (folder.NeedsReference && !TryReadReference(folder.Family, reference, out audio, out error))
            return null;
        if (TryLoad(folder, threads) is not { } native)
        {
            error = $"sherpa-onnx cannot load the voice in {modelFolder}";
            return null;
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(modelFolder));
        return new(native, folder.Family, name, audio, folder.NeedsReference ? reference : null);
    }

    /// <inheritdoc />
    public async ValueTask<SynthesisOutcome> SynthesizeAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        var spoken = SpokenText.For(text, voice.Language);
        if (spoken.Length == 0)
            return new SynthesisOutcome.Failed("the text has nothing to speak");
        if (!TryReadSpeaker(voice.Variant, out var speaker))
            return new SynthesisOutcome.Failed($"this voice has speakers 0 to {Math.Max(Speakers, 1) - 1}");
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Generate(spoken, voice, speaker, cancellationToken), cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _native.Dispose();
        _slots.Dispose();
    }

    /// <summary>True if a model folder loads. A broken one may end the process: called in a child process.</summary>
    internal static bool Loads(string modelFolder)
    {
        if (
            NativeLibraries.Check(NativeLibraries.Sherpa) is not null
            || VoiceModelFolder.TryOpen(modelFolder, out _) is not { } folder
        )
            return false;
        using var native = TryLoad(folder, threads: 1);
        return native is not null;
    }

    private static OfflineTtsHandle? TryLoad(VoiceModelFolder folder, int threads)
    {
        using var strings = new NativeStrings();
        var native = SherpaNative.CreateOfflineTts(folder.Configure(strings, threads));
        return native == 0 ? null : new(native);
    }

    private static bool TryReadReference(VoiceFamily family, ReferenceVoice? reference, out PcmAudio? audio, out string? error)
    {
        audio = null;
        error =
            reference is null
                ? $"{family} speaks like a person: it needs a reference recording and that person's recorded consent"
            : reference.Validate().FirstOrDefault() is { } fault ? $"{fault.Key}: {fault.Problem}; {fault.Mend}"
            : family == VoiceFamily.ZipVoice && string.IsNullOrWhiteSpace(reference.Transcript)
                ? "synthesis.reference.transcript: ZipVoice needs the words of the recording; write them down"
            : null;
        if (error is not null)
            return false;
        switch (Wav.Read(reference!.WavPath))
        {
            case WavReading.Loaded { File: var file }
                when file.ToMono() is var mono && mono.Duration <= ReferenceVoice.LongestRecording:
                audio = mono;
                return true;
            case WavReading.Loaded:
                error = $"the reference recording is longer than {ReferenceVoice.LongestRecording.TotalSeconds:0} s; cut it";
                return false;
            default:
                error = "the reference recording cannot be read; it must be a WAV file";
                return false;
        }
    }

    private bool TryReadSpeaker(string? variant, out int speaker)
    {
        speaker = 0;
        return string.IsNullOrEmpty(variant)
            || int.TryParse(variant, NumberStyles.None, CultureInfo.InvariantCulture, out speaker)
                && speaker < Math.Max(Speakers, 1);
    }

    private unsafe SynthesisOutcome Generate(string text, SpeechVoice voice, int speaker, CancellationToken cancellationToken)
    {
        using var strings = new NativeStrings();
        var reference = new float[_reference?.Samples.Length ?? 0];
        if (_reference is not null)
            SampleConversion.ToFloat(_reference.Samples.Span, reference);
        var watch = GCHandle.Alloc(new Watch(cancellationToken));
        try
        {
            fixed (float* recording = reference)
            {
                var config = new GenerationConfig
                {
                    SilenceScale = 0.2f,
                    Speed = (float)Math.Clamp(voice.Rate, 0.5, 2),
                    Speaker = speaker,
                    Steps = FlowSteps,
                    ReferenceAudio = (nint)recording,
                    ReferenceSamples = reference.Length,
                    ReferenceRateHz = _reference?.SampleRateHz ?? 0,
                    ReferenceText = strings.Lend(_transcript),
                    Extra = _family == VoiceFamily.Supertonic ? strings.Lend(LanguageHint(voice)) : 0,
                };
                var audio = SherpaNative.Generate(_native, text, config, &GoOn, GCHandle.ToIntPtr(watch));
                cancellationToken.ThrowIfCancellationRequested();
                return Take(audio);
            }
        }
        finally
        {
            watch.Free();
        }
    }

    private static string LanguageHint(SpeechVoice voice) =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["lang"] = voice.Language.Split('-')[0] }
        );

    private static unsafe SynthesisOutcome Take(GeneratedAudio* audio)
    {
        if (audio is null)
            return new SynthesisOutcome.Failed("sherpa-onnx spoke nothing");
        try
        {
            var (count, rate) = (audio->Count, audio->SampleRateHz);
            if (count <= 0 || rate is < 8000 or > 48000)
                return new SynthesisOutcome.Failed("sherpa-onnx spoke nothing");
            if (count / rate > LongestSpeech.TotalSeconds)
                return new SynthesisOutcome.Failed("sherpa-onnx did not stop speaking");
            var samples = new short[count];
            SampleConversion.ToShort(new ReadOnlySpan<float>((void*)audio->Samples, count), samples);
            return new SynthesisOutcome.Spoken(new PcmAudio(samples, rate));
        }
        finally
        {
            SherpaNative.DestroyGeneratedAudio(audio);
        }
    }

    /// <summary>Called by the library after each sentence: 1 to go on, 0 to stop because nobody waits, or because it does not end.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int GoOn(float* samples, int count, float share, nint argument) =>
        GCHandle.FromIntPtr(argument).Target is Watch watch && watch.GoesOn(count) ? 1 : 0;

    /// <summary>Who waits for a text, and how much was made of it.</summary>
    private sealed class Watch(CancellationToken cancellationToken)
    {
        private const long MostSamples = 48000L * 600;

        private long _samples;

        public bool GoesOn(int count) => !cancellationToken.IsCancellationRequested && (_samples += count) <= MostSamples;
    }
}
