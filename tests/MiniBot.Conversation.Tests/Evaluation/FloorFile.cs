using System.Text.Json;

namespace MiniBot.Conversation.Tests.Evaluation;

/// <summary>The floors under the figures of the evaluation. They only rise.</summary>
internal static class FloorFile
{
    /// <summary>Set to 1, the measured figures less half a point become the floors.</summary>
    public const string WriteVariable = "MINIBOT_WRITE_FLOORS";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Path { get; } = RepositoryRoot.Combine("data", "eval", "floors.json");

    public static bool IsToBeWritten => Environment.GetEnvironmentVariable(WriteVariable) == "1";

    public static IReadOnlyDictionary<string, double> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Path))!;

    public static void Write(IEnumerable<Figure> figures) => File.WriteAllText(Path, TextOf(figures));

    public static string TextOf(IEnumerable<Figure> figures) =>
        JsonSerializer.Serialize(figures.ToDictionary(f => f.Name, f => f.Floor), Indented) + "\n";
}
