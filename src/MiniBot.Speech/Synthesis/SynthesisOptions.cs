using MiniBot.Speech.Synthesis.Server;

namespace MiniBot.Speech.Synthesis;

/// <summary>Which engines speak, in which order.</summary>
public sealed record SynthesisOptions
{
    /// <summary>Pico.</summary>
    public const string Pico = "pico";

    /// <summary>eSpeak NG.</summary>
    public const string Espeak = "espeak";

    /// <summary>The speech server of <see cref="Server"/>.</summary>
    public const string SpeechServer = "server";

    /// <summary>Begins the name of a voice below the model folder: <c>model:vits-piper-fr_FR-siwis-medium</c>.</summary>
    public const string ModelPrefix = "model:";

    /// <summary>The engines of every language that has none of its own, the best first; those that are not there are left out.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [Pico, Espeak];

    /// <summary>The engines of one language (two letters), in place of <see cref="Engines"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> EnginesByLanguage { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The speech server; null for none.</summary>
    public SpeechServerOptions? Server { get; init; }

    /// <summary>Whose voice ZipVoice and Pocket speak with; null for nobody's.</summary>
    public ReferenceVoice? Reference { get; init; }

    /// <summary>Every engine that is named anywhere, once.</summary>
    internal IReadOnlyList<string> Named =>
        [.. Engines.Concat(EnginesByLanguage.Values.SelectMany(names => names)).Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong, naming key and mend; empty if nothing is.</summary>
    public IEnumerable<SynthesisOptionFault> Validate() =>
        [
            .. Named.Where(name => !IsKnown(name)).Select(Unknown),
            .. EnginesByLanguage.Keys.Where(code => code.Length != 2).Select(NoLanguage),
            .. Server?.Validate() ?? [],
            .. Reference?.Validate() ?? [],
            .. Named.Contains(SpeechServer, StringComparer.Ordinal) && Server is null
                ? new SynthesisOptionFault[]
                {
                    new(
                        "synthesis.server",
                        "is missing, though the engine 'server' is named",
                        "give its base_url, model and voice"
                    ),
                }
                : [],
        ];

    private static bool IsKnown(string name) =>
        name is Pico or Espeak or SpeechServer
        || name.StartsWith(ModelPrefix, StringComparison.Ordinal) && IsFolderName(name[ModelPrefix.Length..]);

    private static bool IsFolderName(string name) =>
        name.Length is > 0 and <= 200
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && name[0] != '.';

    private static SynthesisOptionFault Unknown(string name) =>
        new("synthesis.engines", $"'{name}' is no engine", $"name {Pico}, {Espeak}, {SpeechServer} or {ModelPrefix}NAME");

    private static SynthesisOptionFault NoLanguage(string code) =>
        new("synthesis.engines_by_language", $"'{code}' is no language", "use two letters, such as fr");
}
