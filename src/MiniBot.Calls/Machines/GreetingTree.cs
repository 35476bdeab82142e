using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniBot.Calls.Machines;

/// <summary>
/// Tells a machine's greeting from a person's by its timing: a decision tree, learnt offline and shipped as
/// <c>data/machines/tree.json</c>. Immutable, thread-safe; deciding allocates nothing. See docs/answering-machines.md.
/// </summary>
public sealed class GreetingTree
{
    private const string ShippedName = "machines/tree.json";

    private static readonly Lazy<GreetingTree> s_shipped = new(ReadShipped);

    private readonly GreetingTreeNode _root;

    /// <summary>A tree of its root.</summary>
    /// <param name="root">Where it begins.</param>
    public GreetingTree(GreetingTreeNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        _root = root;
        Name(root, "");
    }

    /// <summary>The tree that ships.</summary>
    public static GreetingTree Shipped => s_shipped.Value;

    /// <summary>How a leaf is reached, in words: <c>longest_burst_ms ≥ 1180, bursts &lt; 3</c>.</summary>
    /// <param name="features">By <see cref="GreetingFeature"/>.</param>
    public GreetingTreeNode Decide(ReadOnlySpan<double> features)
    {
        var node = _root;
        while (node is { Feature: { } feature, Below: { } below, Otherwise: { } otherwise })
            node = features[(int)feature] < node.Threshold ? below : otherwise;
        return node;
    }

    /// <summary>The tree of a file's text; null with the reason when it is none.</summary>
    public static GreetingTree? TryRead(string json, out string? error)
    {
        error = null;
        try
        {
            var file = JsonSerializer.Deserialize(json, GreetingTreeJson.Default.GreetingTreeFile);
            error = file?.Tree is null ? "the file holds no tree" : file.Tree.Problem();
            return error is null ? new GreetingTree(file!.Tree!) : null;
        }
        catch (JsonException failure)
        {
            error = $"the tree cannot be read at line {failure.LineNumber + 1}";
            return null;
        }
    }

    private static GreetingTree ReadShipped()
    {
        using var stream =
            typeof(GreetingTree).Assembly.GetManifestResourceStream(ShippedName)
            ?? throw new InvalidDataException($"'{ShippedName}' is not embedded.");
        using var reader = new StreamReader(stream);
        return TryRead(reader.ReadToEnd(), out var error) ?? throw new InvalidDataException($"{ShippedName}: {error}");
    }

    private static void Name(GreetingTreeNode node, string path)
    {
        node.Path = path.Length == 0 ? "any greeting" : path;
        if (node is not { Feature: { } feature, Below: { } below, Otherwise: { } otherwise })
            return;
        var before = path.Length == 0 ? "" : path + ", ";
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(feature.ToString());
        Name(below, FormattableString.Invariant($"{before}{name} < {node.Threshold}"));
        Name(otherwise, FormattableString.Invariant($"{before}{name} ≥ {node.Threshold}"));
    }
}

/// <summary>A question of the tree, or a leaf.</summary>
public sealed record GreetingTreeNode
{
    /// <summary>What is asked for; null at a leaf.</summary>
    public GreetingFeature? Feature { get; init; }

    /// <summary>Where the answers part, in the feature's unit.</summary>
    public double Threshold { get; init; }

    /// <summary>Where a smaller value leads; null at a leaf.</summary>
    public GreetingTreeNode? Below { get; init; }

    /// <summary>Where any other value leads; null at a leaf.</summary>
    public GreetingTreeNode? Otherwise { get; init; }

    /// <summary>How likely a machine is here, 0 to 1, people and machines being equally many.</summary>
    public double Machine { get; init; }

    /// <summary>The scenes that it was learnt from here.</summary>
    public int Scenes { get; init; }

    /// <summary>The answers that lead here.</summary>
    [JsonIgnore]
    public string Path { get; internal set; } = "";

    /// <summary>What is wrong with this node or one below it, or null.</summary>
    internal string? Problem() =>
        Feature is null
            ? Below is null && Otherwise is null && Machine is >= 0 and <= 1
                ? null
                : "a leaf needs a share from 0 to 1 and no branches"
            : !Enum.IsDefined(Feature.Value) || Below is null || Otherwise is null
                ? "a question needs a feature and both branches"
                : Below.Problem() ?? Otherwise.Problem();
}

/// <summary>The file of a tree, with the record of how it was made.</summary>
public sealed record GreetingTreeFile
{
    /// <summary>How it was made.</summary>
    public GreetingTreeRecord? Made { get; init; }

    /// <summary>The tree.</summary>
    public GreetingTreeNode? Tree { get; init; }

    /// <summary>The text of the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GreetingTreeJson.Default.GreetingTreeFile) + "\n";
}

/// <summary>How a tree was made.</summary>
/// <param name="Command">What makes it again.</param>
/// <param name="People">Scenes with a person that it was learnt from.</param>
/// <param name="Machines">Scenes with a machine that it was learnt from.</param>
/// <param name="Depth">The most questions in a row.</param>
/// <param name="LeastScenes">The fewest scenes of a leaf.</param>
public sealed record GreetingTreeRecord(string Command, int People, int Machines, int Depth, int LeastScenes);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(GreetingFeatureJsonConverter)],
    MaxDepth = 64
)]
[JsonSerializable(typeof(GreetingTreeFile))]
internal sealed partial class GreetingTreeJson : JsonSerializerContext;

internal sealed class GreetingFeatureJsonConverter()
    : JsonStringEnumConverter<GreetingFeature>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
