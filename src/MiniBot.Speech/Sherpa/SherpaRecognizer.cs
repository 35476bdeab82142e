using MiniBot.Speech.Native;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>
/// Open-vocabulary recognition with a streaming model of sherpa-onnx: a transducer, paraformer, or a CTC network of the zipformer2,
/// NeMo or T-one kind, told from the files of its folder. One network for all calls, which are decoded together by threads of its own.
/// </summary>
public sealed class SherpaRecognizer : IRecognizer
{
    /// <summary>What installs the library.</summary>
    public const string Mend = "npm ci --prefix native";

    private readonly OnlineRecognizerHandle _native;
    private readonly OnlineModelFiles _model;
    private readonly SherpaOptions _options;
    private readonly HotwordSpelling? _hotwords;
    private readonly OnlineDecoder[] _decoders;
    private readonly Lock _opening = new();

    private SherpaRecognizer(OnlineRecognizerHandle native, string folder, OnlineModelFiles files, SherpaOptions options)
    {
        _native = native;
        _model = files;
        _options = options;
        _hotwords = files.TakesHotwords ? HotwordSpelling.For(files.Tokens) : null;
        Name = SherpaName.Of(folder);
        _decoders =
        [
            .. Enumerable.Range(1, options.Threads).Select(n => new OnlineDecoder(native, n, files.SampleRateHz, options)),
        ];
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>Mostly 16 kHz: audio of the line is brought to it with a good filter first; the library's own is not.</summary>
    public int SampleRateHz => _model.SampleRateHz;

    /// <summary>Samples that were not decoded because decoding could not keep up by 30 s.</summary>
    public long SamplesDropped => _decoders.Sum(decoder => decoder.SamplesDropped);

    internal OnlineRecognizerHandle Native => _native;

    /// <summary>Null if the library can be loaded, else what is missing.</summary>
    public static string? CheckLibrary() => NativeLibraries.Check(NativeLibraries.Sherpa);

    /// <summary>
    /// Opens a model folder that was verified or probed: the library ends the process on a model that is broken. Null with the reason if
    /// something is missing.
    /// </summary>
    public static SherpaRecognizer? TryOpen(string modelFolder, out string? error) =>
        TryOpen(modelFolder, new SherpaOptions(), out error);

    /// <summary>As above, with options; null too if one of them is out of range.</summary>
    public static SherpaRecognizer? TryOpen(string modelFolder, SherpaOptions options, out string? error)
    {
        error = CheckLibrary() ?? options.FindProblem();
        if (error is not null || OnlineModelFiles.TryFind(modelFolder, out error) is not { } files)
            return null;
        using var strings = new NativeStrings();
        var native = SherpaNative.CreateOnlineRecognizer(Configure(files, options, strings));
        error = native == 0 ? $"sherpa-onnx cannot load the model in {modelFolder}" : null;
        return native == 0 ? null : new(new OnlineRecognizerHandle(native), modelFolder, files, options);
    }

    /// <inheritdoc />
    public IRecognizerStream OpenStream() => OpenStream([]);

    /// <summary>Hotwords are heard by transducers whose folder has <c>bpe.vocab</c>; other models open a stream as ever.</summary>
    public IRecognizerStream OpenStream(IReadOnlyList<string> hotwords)
    {
        lock (_opening)
        {
            var decoder = _decoders.MinBy(d => d.Count)!;
            var stream = new SherpaStream(decoder, _hotwords?.Spell(hotwords) ?? "", _model, _options);
            decoder.Join(stream);
            return stream;
        }
    }

    /// <summary>Streams that are still open hear nothing more.</summary>
    public void Dispose()
    {
        var ended = true;
        foreach (var decoder in _decoders)
            ended &= decoder.TryEnd();
        if (ended)
            _native.Dispose();
    }

    private static OnlineRecognizerConfig Configure(OnlineModelFiles files, SherpaOptions options, NativeStrings strings)
    {
        const int paths = 4;
        var model = new OnlineRecognizerConfig.OnlineModelConfig
        {
            Tokens = strings.Lend(files.Tokens),
            Provider = strings.Lend("cpu"),
            Threads = 1,
        };
        switch (files)
        {
            case OnlineModelFiles.Transducer transducer:
                model.TransducerEncoder = strings.Lend(transducer.Encoder);
                model.TransducerDecoder = strings.Lend(transducer.Decoder);
                model.TransducerJoiner = strings.Lend(transducer.Joiner);
                if (transducer.BpeVocabulary is { } vocabulary)
                {
                    model.ModelingUnit = strings.Lend("bpe");
                    model.BpeVocabulary = strings.Lend(vocabulary);
                }

                break;
            case OnlineModelFiles.Paraformer paraformer:
                model.ParaformerEncoder = strings.Lend(paraformer.Encoder);
                model.ParaformerDecoder = strings.Lend(paraformer.Decoder);
                break;
            case OnlineModelFiles.Ctc { Family: CtcFamily.Zipformer2 } ctc:
                model.Zipformer2Ctc = strings.Lend(ctc.Network);
                break;
            case OnlineModelFiles.Ctc { Family: CtcFamily.NeMo } ctc:
                model.NemoCtc = strings.Lend(ctc.Network);
                break;
            case OnlineModelFiles.Ctc ctc:
                model.ToneCtc = strings.Lend(ctc.Network);
                break;
        }

        return new()
        {
            SampleRateHz = files.SampleRateHz,
            FeatureDimension = 80,
            DecodingMethod = strings.Lend(files.TakesHotwords ? "modified_beam_search" : "greedy_search"),
            MostActivePaths = paths,
            HotwordsScore = (float)options.HotwordsScore,
            Model = model,
        };
    }
}
