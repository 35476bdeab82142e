using System.Text;
using MiniBot.Speech.Native;

namespace MiniBot.Speech.Sherpa;

/// <summary>What a folder of a voice holds: its family is told from its files, and so is what is missing.</summary>
internal sealed class VoiceModelFolder
{
    /// <summary>The end of a network's file, where its metadata stands, in bytes.</summary>
    private const int MetadataBytes = 64 << 10;

    private const string EspeakFolder = "espeak-ng-data";

    private static readonly string[] SystemEspeakData =
    [
        "/usr/lib/x86_64-linux-gnu/espeak-ng-data",
        "/usr/lib/aarch64-linux-gnu/espeak-ng-data",
        "/usr/share/espeak-ng-data",
        "/usr/lib/espeak-ng-data",
    ];

    private readonly string _folder;
    private readonly string[] _files;

    private VoiceModelFolder(string folder, string[] files)
    {
        _folder = folder;
        _files = files;
        Family = FamilyOf();
    }

    /// <summary>Which engine of the library speaks it.</summary>
    public VoiceFamily Family { get; }

    /// <summary>True if it speaks like a recording that it is given.</summary>
    public bool NeedsReference => Family is VoiceFamily.ZipVoice or VoiceFamily.Pocket;

    /// <summary>Looks at a folder; null with what is missing if it is no voice.</summary>
    public static VoiceModelFolder? TryOpen(string folder, out string? error)
    {
        try
        {
            var names = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
            var found = new VoiceModelFolder(folder, [.. names]);
            error = found.Missing();
            return error is null ? found : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error = $"{folder} cannot be read: {failure.Message}";
            return null;
        }
    }

    /// <summary>The configuration of the library; the strings live as long as <paramref name="strings"/>.</summary>
    public OfflineTtsConfig Configure(NativeStrings strings, int threads)
    {
        var config = new OfflineTtsConfig { MostSentences = 1, SilenceScale = 0.2f };
        ref var model = ref config.Model;
        model.Threads = threads;
        model.Provider = strings.Lend("cpu");
        nint File(string start, string end) => Find(start, end) is { } name ? strings.Lend(Path.Combine(_folder, name)) : 0;
        var tokens = File("tokens", ".txt");
        var espeak = EspeakData() is { } data ? strings.Lend(data) : 0;
        switch (Family)
        {
            case VoiceFamily.Vits:
                model.Vits = new()
                {
                    Model = File("", ".onnx"),
                    Lexicon = Lexicons(strings),
                    Tokens = tokens,
                    EspeakData = espeak,
                };
                break;
            case VoiceFamily.Matcha:
                model.Matcha = new()
                {
                    AcousticModel = File("model", ".onnx"),
                    Vocoder = strings.Lend(Path.Combine(_folder, Vocoder()!)),
                    Lexicon = Lexicons(strings),
                    Tokens = tokens,
                    EspeakData = espeak,
                };
                break;
            case VoiceFamily.Kokoro:
                model.Kokoro = new()
                {
                    Model = File("model", ".onnx"),
                    Voices = File("voices", ".bin"),
                    Tokens = tokens,
                    EspeakData = espeak,
                    Lexicon = Lexicons(strings),
                };
                break;
            case VoiceFamily.Kitten:
                model.Kitten = new()
                {
                    Model = File("model", ".onnx"),
                    Voices = File("voices", ".bin"),
                    Tokens = tokens,
                    EspeakData = espeak,
                };
                break;
            case VoiceFamily.Supertonic:
                model.Supertonic = new()
                {
                    DurationPredictor = File("duration_predictor", ".onnx"),
                    TextEncoder = File("text_encoder", ".onnx"),
                    VectorEstimator = File("vector_estimator", ".onnx"),
                    Vocoder = File("vocoder", ".onnx"),
                    TtsJson = File("tts", ".json"),
                    UnicodeIndexer = File("unicode_indexer", ""),
                    VoiceStyle = File("voice", ".bin"),
                };
                break;
            case VoiceFamily.ZipVoice:
                model.ZipVoice = new()
                {
                    Tokens = tokens,
                    Encoder = File("encoder", ".onnx"),
                    Decoder = File("decoder", ".onnx"),
                    Vocoder = strings.Lend(Path.Combine(_folder, Vocoder()!)),
                    EspeakData = espeak,
                    Lexicon = Lexicons(strings),
                };
                break;
            default:
                model.Pocket = new()
                {
                    LmFlow = File("lm_flow", ".onnx"),
                    LmMain = File("lm_main", ".onnx"),
                    Encoder = File("encoder", ".onnx"),
                    Decoder = File("decoder", ".onnx"),
                    TextConditioner = File("text_conditioner", ".onnx"),
                    Vocabulary = File("vocab", ".json"),
                    TokenScores = File("token_scores", ".json"),
                    VoiceCacheCapacity = 4,
                };
                break;
        }

        return config;
    }

    private VoiceFamily FamilyOf() =>
        Find("vector_estimator", ".onnx") is not null ? VoiceFamily.Supertonic
        : Find("lm_flow", ".onnx") is not null ? VoiceFamily.Pocket
        : Find("encoder", ".onnx") is not null ? VoiceFamily.ZipVoice
        : Find("voices", ".bin") is not null ? (IsKitten() ? VoiceFamily.Kitten : VoiceFamily.Kokoro)
        : Vocoder() is not null ? VoiceFamily.Matcha
        : VoiceFamily.Vits;

    /// <summary>The first file that is missing, or null.</summary>
    private string? Missing()
    {
        (string Start, string End)[] needed = Family switch
        {
            VoiceFamily.Vits => [("", ".onnx"), ("tokens", ".txt")],
            VoiceFamily.Matcha => [("model", ".onnx"), ("tokens", ".txt")],
            VoiceFamily.Kokoro or VoiceFamily.Kitten => [("model", ".onnx"), ("tokens", ".txt")],
            VoiceFamily.Supertonic =>
            [
                ("duration_predictor", ".onnx"),
                ("text_encoder", ".onnx"),
                ("vocoder", ".onnx"),
                ("tts", ".json"),
                ("unicode_indexer", ""),
                ("voice", ".bin"),
            ],
            VoiceFamily.ZipVoice => [("decoder", ".onnx"), ("tokens", ".txt"), ("voc", ".onnx")],
            _ =>
            [
                ("lm_main", ".onnx"),
                ("encoder", ".onnx"),
                ("decoder", ".onnx"),
                ("text_conditioner", ".onnx"),
                ("vocab", ".json"),
                ("token_scores", ".json"),
            ],
        };
        var absent = needed
            .Where(file => Find(file.Start, file.End) is null)
            .Select(file => $"{file.Start}*{file.End}")
            .FirstOrDefault();
        if (absent is not null)
            return $"{_folder} holds no {absent}, which a {Family} voice needs";
        var speaksByEspeak =
            Family is VoiceFamily.Vits or VoiceFamily.Matcha && Find("lexicon", ".txt") is null
            || Family is VoiceFamily.Kokoro or VoiceFamily.Kitten or VoiceFamily.ZipVoice;
        return speaksByEspeak && EspeakData() is null
            ? $"{EspeakFolder} is neither in {_folder} nor installed (apt-get install espeak-ng-data)"
            : null;
    }

    /// <summary>The quantised network where there is one: it is twice as fast.</summary>
    private string? Find(string start, string end)
    {
        var named = _files.Where(name =>
            name.StartsWith(start, StringComparison.Ordinal)
            && name.EndsWith(end, StringComparison.Ordinal)
            && (start.Length > 0 || !name.StartsWith("voc", StringComparison.Ordinal))
        );
        return named.OrderByDescending(name => name.Contains(".int8.", StringComparison.Ordinal)).FirstOrDefault();
    }

    private string? Vocoder() => Find("voc", ".onnx") ?? Find("hifigan", ".onnx");

    private nint Lexicons(NativeStrings strings)
    {
        var lexicons = _files.Where(name =>
            name.StartsWith("lexicon", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal)
        );
        var joined = string.Join(',', lexicons.Select(name => Path.Combine(_folder, name)));
        return joined.Length == 0 ? 0 : strings.Lend(joined);
    }

    private string? EspeakData() =>
        SystemEspeakData.Prepend(Path.Combine(_folder, EspeakFolder)).FirstOrDefault(Directory.Exists);

    /// <summary>Kokoro and Kitten have files of the same names; the network's metadata tells them apart.</summary>
    private bool IsKitten()
    {
        if (Path.GetFileName(_folder).Contains("kitten", StringComparison.OrdinalIgnoreCase))
            return true;
        if (Find("model", ".onnx") is not { } model)
            return false;
        using var file = File.OpenRead(Path.Combine(_folder, model));
        var end = new byte[Math.Min(file.Length, MetadataBytes)];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        return Encoding.Latin1.GetString(end).Contains("kitten", StringComparison.OrdinalIgnoreCase);
    }
}
