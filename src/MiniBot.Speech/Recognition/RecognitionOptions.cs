using System.Collections.Frozen;
using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Recognition;

/// <summary>Which engines hear which language.</summary>
public sealed record RecognitionOptions
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> s_standard = new Dictionary<
        string,
        IReadOnlyList<string>
    >(StringComparer.Ordinal)
    {
        ["fr"] = ["pocketsphinx"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Of each language, a two-letter code, its engines, the best first: <c>sherpa-onnx:NAME</c>, <c>sherpa-onnx-offline:NAME</c>,
    /// <c>pocketsphinx</c>, <c>vosk:ws://host:2700</c>. The next is used where one is missing or fails.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Engines { get; init; } = s_standard;

    /// <summary>How sherpa-onnx works; its language is that of the scenario.</summary>
    public SherpaOptions Sherpa { get; init; } = new();

    /// <summary>An engine that failed is tried again after this time, 10 s to 24 h.</summary>
    public TimeSpan ReturnAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The engines of a language in their order; empty for a language that none hears.</summary>
    public IReadOnlyList<EngineChoice> EnginesFor(string language) =>
        Engines.TryGetValue(language, out var names)
            ? [.. names.Select(name => EngineChoice.TryParse(name, out var choice, out _) ? choice : null).OfType<EngineChoice>()]
            : [];

    /// <summary>What is wrong with these options, each with its key and mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        foreach (var (language, names) in Engines)
        {
            if (language.Length != 2 || !language.All(char.IsAsciiLetterLower))
                problems.Add($"engines.{language} is no language; write a two-letter code such as fr");
            foreach (var name in names)
                if (!EngineChoice.TryParse(name, out _, out var error))
                    problems.Add($"engines.{language}: {error}");
        }

        problems.AddRange(Sherpa.Validate().Select(problem => $"sherpa.{problem}"));
        if (ReturnAfter < TimeSpan.FromSeconds(10) || ReturnAfter > TimeSpan.FromHours(24))
            problems.Add($"return_after is {ReturnAfter}; set it from 10 s to 24 h");
        return problems;
    }
}
