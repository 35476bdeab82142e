using MiniBot.Speech.Native;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.PocketSphinx;

/// <summary>
/// Recognises a closed set of phrases in telephone speech (8 kHz) with libpocketsphinx, and refuses what is none of them. Each stream has
/// a decoder of its own (3 to 4 MB, loaded in some 20 ms), for a decoder carries the line's cepstral mean from utterance to utterance and
/// must not carry it into another call.
/// </summary>
public sealed class PocketSphinxRecognizer : IRecognizer
{
    /// <summary>The dictionary of a model folder.</summary>
    public const string DictionaryFile = "fr.dict";

    /// <summary>What installs the library.</summary>
    public const string Mend = "apt-get install libpocketsphinx3";

    /// <summary>Without them a model of this kind cannot be loaded.</summary>
    internal static readonly string[] ModelFiles =
    [
        "feat.params",
        "mdef",
        "means",
        "noisedict",
        "sendump",
        "transition_matrices",
        "variances",
        DictionaryFile,
    ];

    /// <summary>The mean cepstrum of telephone speech: a decoder starts with it, so that the first utterance is understood as well.</summary>
    private const string TelephoneCepstralMean = "50.10,5.09,-3.46,11.18,0.12,-7.48,-5.78,-3.47,5.60,-3.33,2.85,0.91,-0.81";

    private readonly string _workFolder;
    private readonly string[] _options;

    private PocketSphinxRecognizer(string modelFolder, string workFolder)
    {
        _workFolder = workFolder;
        Name = $"pocketsphinx {Path.GetFileName(Path.TrimEndingDirectorySeparator(modelFolder))}";
        _options = Options(modelFolder, workFolder);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public int SampleRateHz => 8000;

    /// <summary>Null if libpocketsphinx can be loaded, else what is missing.</summary>
    public static string? CheckLibrary() =>
        NativeLibraries.Check(NativeLibraries.SphinxBase) ?? NativeLibraries.Check(NativeLibraries.PocketSphinx);

    /// <summary>Opens a recogniser for the phrases of a scenario; the model's files are expected to be verified already.</summary>
    /// <param name="modelFolder">The folder that holds the acoustic model and <see cref="DictionaryFile"/>.</param>
    /// <param name="phrases">What callers may say, as people write it; duplicates are folded.</param>
    public static PocketSphinxOpening Open(string modelFolder, IReadOnlyList<string> phrases)
    {
        if (CheckLibrary() is { } missing)
            return new PocketSphinxOpening.Unavailable(missing, Mend);
        if (ModelFiles.FirstOrDefault(file => !File.Exists(Path.Combine(modelFolder, file))) is { } absent)
            return Unavailable($"{Path.Combine(modelFolder, absent)} is missing");
        if (PronunciationDictionary.TryRead(Path.Combine(modelFolder, DictionaryFile), out var error) is not { } dictionary)
            return Unavailable(error!);
        var grammar = PhraseGrammar.Compile(phrases, dictionary);
        return grammar.PhraseCount == 0
            ? new PocketSphinxOpening.Unavailable(
                "no phrase to recognise",
                "give the scenario phrases whose words the dictionary knows"
            )
            : Open(modelFolder, grammar);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The model was removed or damaged after the recogniser was opened.</exception>
    public IRecognizerStream OpenStream() =>
        new PocketSphinxStream(
            DecoderHandle.TryCreate(_options) ?? throw new InvalidOperationException($"{Name}: the decoder no longer loads.")
        );

    /// <summary>Removes the compiled grammar; streams that are open go on working.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_workFolder, recursive: true);
        }
        catch (IOException)
        {
            // A grammar left in the temporary folder harms nobody.
        }
    }

    private static PocketSphinxOpening Open(string modelFolder, PhraseGrammar grammar)
    {
        var recognizer = new PocketSphinxRecognizer(modelFolder, Directory.CreateTempSubdirectory("minibot-grammar-").FullName);
        File.WriteAllText(GrammarPath(recognizer._workFolder), grammar.Text);
        File.WriteAllText(DictionaryPath(recognizer._workFolder), grammar.Dictionary);
        using var decoder = DecoderHandle.TryCreate(recognizer._options);
        if (decoder is not null)
            return new PocketSphinxOpening.Opened(recognizer, grammar.LeftOut);
        recognizer.Dispose();
        return Unavailable($"libpocketsphinx cannot load the model in {modelFolder}");
    }

    private static PocketSphinxOpening.Unavailable Unavailable(string cause) =>
        new(cause, "restore the model folder, and check it with: minibot doctor");

    private static string GrammarPath(string workFolder) => Path.Combine(workFolder, "phrases.fsg");

    private static string DictionaryPath(string workFolder) => Path.Combine(workFolder, "phrases.dict");

    /// <summary>Wide beams: with so small a search space pruning saves little and costs 4 % of the utterances (docs/speech.md).</summary>
    private static string[] Options(string modelFolder, string workFolder) =>
        [
            "-hmm",
            modelFolder,
            "-dict",
            DictionaryPath(workFolder),
            "-fsg",
            GrammarPath(workFolder),
            "-samprate",
            "8000",
            "-nfft",
            "256",
            "-lw",
            "8",
            "-beam",
            "1e-80",
            "-pbeam",
            "1e-80",
            "-wbeam",
            "1e-60",
            "-cmninit",
            TelephoneCepstralMean,
        ];
}
