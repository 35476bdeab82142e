using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace MiniBot.Compliance.DataFiles;

/// <summary>Opens one YAML document whose root is a map, within limits of size and depth, collecting every error.</summary>
internal sealed class YamlFile(string source)
{
    private const int MaxChars = 256 * 1024;
    private const int MaxDepth = 12;

    private readonly List<DataFileError> _errors = [];

    public IReadOnlyList<DataFileError> Errors => _errors;

    /// <summary>The root, or null with an error added. Never throws on outside text.</summary>
    public YamlMap? TryOpen(string text)
    {
        if (text.Length > MaxChars)
            return Fail(1, $"has {text.Length} characters; at most {MaxChars} are read");
        try
        {
            if (FindUnsupported(text) is { } problem)
                return Fail(problem.Line, problem.Mend);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new YamlMap(this, "", root)
                : Fail(1, "expected one document of the form \"key: value\"");
        }
        catch (YamlException broken)
        {
            return Fail((int)broken.Start.Line, $"is not valid YAML: {broken.Message}");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or OverflowException)
        {
            // On some broken texts the YAML library fails with its own inner errors.
            return Fail(1, "is not valid YAML");
        }
    }

    public void Add(YamlNode node, string key, string mend) => Add((int)node.Start.Line, key, mend);

    public void Add(int line, string key, string mend) => _errors.Add(new DataFileError(source, line, key, mend));

    private YamlMap? Fail(int line, string mend)
    {
        Add(line, "", mend);
        return null;
    }

    /// <summary>The document model recurses: depth is checked on the flat event stream first, and aliases are not followed.</summary>
    private static (int Line, string Mend)? FindUnsupported(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (depth > MaxDepth)
                return ((int)current.Start.Line, $"is nested deeper than {MaxDepth} levels");
            if (current is AnchorAlias)
                return ((int)current.Start.Line, "uses an alias (*name); write the value out");
        }

        return null;
    }
}
