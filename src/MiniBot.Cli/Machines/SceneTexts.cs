using MiniBot.Conversation;

namespace MiniBot.Cli.Machines;

/// <summary>What is said in scenes, from <c>data/machines/scenes.*.tsv</c>: a class, a tab, a text.</summary>
internal sealed class SceneTexts
{
    /// <summary>What a person says after the greeting.</summary>
    private const string After = "human_after";

    private readonly Dictionary<(string Language, string Class), List<string>> _texts = [];

    private SceneTexts() { }

    public static IReadOnlyList<string> Languages { get; } = ["fr", "en"];

    public static SceneTexts Load(ScenePart part)
    {
        var texts = new SceneTexts();
        foreach (var language in Languages)
        foreach (var line in File.ReadLines(DataFolder.PathOf("machines", $"scenes.{language}.tsv")))
        {
            if (line.Split('\t') is not [var name, var text])
                continue;
            if (name != After && ScenePartOf.Text(text) != part)
                continue;
            if (!texts._texts.TryGetValue((language, name), out var list))
                texts._texts[(language, name)] = list = [];
            list.Add(text);
        }

        return texts;
    }

    public IReadOnlyList<string> Of(CalledParty party, string language) => _texts[(language, party.ToWireName())];

    public IReadOnlyList<string> AfterGreeting(string language) => _texts[(language, After)];
}
