using BenchmarkDotNet.Attributes;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Bench.Matching;

/// <summary>What the first use of a theme has to read: entries and model. The baseline reads the same entries from their YAML.</summary>
public class ThemeLoading
{
    private const string Language = "fr";

    private readonly string[] _yaml =
    [
        EmbeddedDocument.ReadText("objections/general.fr.yaml"),
        EmbeddedDocument.ReadText("objections/finance.fr.yaml"),
    ];

    [Benchmark(Baseline = true)]
    public object Yaml() => _yaml.Select(text => CatalogueReader.Read(text, "")).ToList();

    [Benchmark]
    public int Entries() => Read(Theme.General) + Read(Theme.Finance);

    [Benchmark]
    public int Model() => TrainingData.Model(ObjectionModel.Name(Language))!.FeatureCount;

    private static int Read(Theme theme)
    {
        using var pack = EmbeddedDocument.TryOpen(EntryPack.Name(Language, theme))!;
        return EntryPack.Read(pack).Length;
    }
}
