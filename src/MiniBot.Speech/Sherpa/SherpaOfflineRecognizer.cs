using MiniBot.Speech.Native;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>
/// Open-vocabulary recognition of whole utterances with a model of sherpa-onnx: whisper, moonshine, a transducer (parakeet and others
/// of NeMo, zipformer), NeMo CTC or SenseVoice, told from the files of its folder. Heard when the turn is over: there is no partial
/// text, and the text comes later than from a streaming model by the time of decoding. Thread-safe.
/// </summary>
public sealed class SherpaOfflineRecognizer : IRecognizer
{
    /// <summary>An utterance is heard up to here; what is said beyond is counted in <see cref="SamplesBeyond"/>.</summary>
    public static readonly TimeSpan LongestUtterance = TimeSpan.FromSeconds(30);

    private readonly OfflineRecognizerHandle _native;
    private readonly SherpaOptions _options;
    private readonly OfflineDecoder _decoder;
    private long _samplesBeyond;

    private SherpaOfflineRecognizer(OfflineRecognizerHandle native, string folder, SherpaOptions options)
    {
        _native = native;
        _options = options;
        Name = SherpaName.Of(folder);
        _decoder = new OfflineDecoder(native, SampleRateHz, options);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>16 kHz.</summary>
    public int SampleRateHz => 16000;

    /// <summary>Samples that were not heard because they came after <see cref="LongestUtterance"/>.</summary>
    public long SamplesBeyond => Interlocked.Read(ref _samplesBeyond);

    /// <summary>
    /// Opens a model folder that was verified or probed: the library ends the process on a model that is broken. Null with the reason if
    /// something is missing or an option is out of range.
    /// </summary>
    public static SherpaOfflineRecognizer? TryOpen(string modelFolder, SherpaOptions options, out string? error)
    {
        error = SherpaRecognizer.CheckLibrary() ?? options.FindProblem();
        if (error is not null || OfflineModelFiles.TryFind(modelFolder, out error) is not { } files)
            return null;
        using var strings = new NativeStrings();
        var native = SherpaNative.CreateOfflineRecognizer(Configure(files, options, strings));
        error = native == 0 ? $"sherpa-onnx cannot load the model in {modelFolder}" : null;
        return native == 0 ? null : new(new OfflineRecognizerHandle(native), modelFolder, options);
    }

    /// <inheritdoc />
    public IRecognizerStream OpenStream() =>
        new SherpaOfflineStream(
            _decoder,
            SampleRateHz,
            LongestUtterance,
            _options,
            lost => Interlocked.Add(ref _samplesBeyond, lost)
        );

    /// <summary>Streams that are still open hear nothing more.</summary>
    public void Dispose()
    {
        if (_decoder.TryEnd())
            _native.Dispose();
    }

    private static OfflineRecognizerConfig Configure(OfflineModelFiles files, SherpaOptions options, NativeStrings strings)
    {
        var model = new OfflineRecognizerConfig.OfflineModelConfig
        {
            Tokens = strings.Lend(files.Tokens),
            Provider = strings.Lend("cpu"),
            Threads = 1,
        };
        switch (files)
        {
            case OfflineModelFiles.Whisper whisper:
                model.Whisper = new()
                {
                    Encoder = strings.Lend(whisper.Encoder),
                    Decoder = strings.Lend(whisper.Decoder),
                    Language = strings.Lend(options.Language),
                    Task = strings.Lend("transcribe"),
                    TailPaddings = -1,
                };
                break;
            case OfflineModelFiles.Moonshine moonshine:
                model.Moonshine = new()
                {
                    Preprocessor = strings.Lend(moonshine.Preprocessor),
                    Encoder = strings.Lend(moonshine.Encoder),
                    UncachedDecoder = strings.Lend(moonshine.UncachedDecoder),
                    CachedDecoder = strings.Lend(moonshine.CachedDecoder),
                };
                break;
            case OfflineModelFiles.MergedMoonshine moonshine:
                model.Moonshine = new()
                {
                    Encoder = strings.Lend(moonshine.Encoder),
                    MergedDecoder = strings.Lend(moonshine.Decoder),
                };
                break;
            case OfflineModelFiles.Transducer transducer:
                model.TransducerEncoder = strings.Lend(transducer.Encoder);
                model.TransducerDecoder = strings.Lend(transducer.Decoder);
                model.TransducerJoiner = strings.Lend(transducer.Joiner);
                model.ModelType = strings.Lend(transducer.IsNemo ? "nemo_transducer" : "transducer");
                break;
            case OfflineModelFiles.NemoCtc nemo:
                model.NemoCtc = strings.Lend(nemo.Network);
                break;
            case OfflineModelFiles.SenseVoice senseVoice:
                model.SenseVoice = new() { Model = strings.Lend(senseVoice.Network), Language = strings.Lend("auto") };
                break;
        }

        return new()
        {
            SampleRateHz = 16000,
            FeatureDimension = 80,
            DecodingMethod = strings.Lend("greedy_search"),
            MostActivePaths = 4,
            Model = model,
        };
    }
}
