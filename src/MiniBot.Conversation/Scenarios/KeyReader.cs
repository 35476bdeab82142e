using System.Globalization;
using System.Text.Json;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Scenarios;

/// <summary>Takes typed values out of one mapping of the file; whatever is left over at the end is an unknown key.</summary>
internal sealed class KeyReader(DocumentNode.Mapping mapping, string parent, ErrorList errors)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public DocumentNode? Node(string key)
    {
        _known.Add(key);
        return mapping.Find(key)?.Value is { } node and not DocumentNode.Scalar { Value: "", Quoted: false } ? node : null;
    }

    public string? Text(string key, string mend, bool required = false)
    {
        if (Node(key) is not { } node)
        {
            if (required)
                Missing(key, mend);
            return null;
        }

        if (node is DocumentNode.Scalar { Value: var value } && !string.IsNullOrWhiteSpace(value))
            return value.Trim();
        Wrong(node, key, "a text belongs here", mend);
        return null;
    }

    public double? Number(string key, double min, double max)
    {
        if (Node(key) is not { } node)
            return null;
        var mend = string.Create(CultureInfo.InvariantCulture, $"write a number from {min} to {max}");
        if (
            node is not DocumentNode.Scalar scalar
            || !double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        )
            Wrong(node, key, "a number belongs here", mend);
        else if (!(value >= min && value <= max))
            Wrong(node, key, $"{scalar.Value} is out of range", mend);
        else
            return value;
        return null;
    }

    public int? Whole(string key, int min, int max)
    {
        if (Number(key, min, max) is not { } value)
            return null;
        if (value == Math.Floor(value))
            return (int)value;
        Wrong(Node(key)!, key, "a whole number belongs here", $"write a whole number from {min} to {max}");
        return null;
    }

    public bool? YesNo(string key)
    {
        if (Node(key) is not { } node)
            return null;
        switch ((node as DocumentNode.Scalar)?.Value.ToUpperInvariant())
        {
            case "TRUE" or "YES" or "ON":
                return true;
            case "FALSE" or "NO" or "OFF":
                return false;
            default:
                Wrong(node, key, "true or false belongs here", "write true or false");
                return null;
        }
    }

    public T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (Node(key) is not { } node)
            return null;
        var names = Enum.GetValues<T>().Select(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString())).ToList();
        var written = (node as DocumentNode.Scalar)?.Value ?? "";
        var index = names.FindIndex(n => string.Equals(n, written, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return Enum.GetValues<T>()[index];
        var meant = Spelling.Nearest(written, names) is { } near ? $"did you mean '{near}'? " : "";
        Wrong(node, key, $"'{written}' is not known here", $"{meant}write one of: {string.Join(", ", names)}");
        return null;
    }

    public Template? Template(string key, string mend, bool required = false)
    {
        if (Text(key, mend, required) is not { } text)
            return null;
        if (text.Length > 1000)
            Wrong(Node(key)!, key, "the text is longer than 1000 characters", "say it shorter: nobody listens that long");
        var template = Scenarios.Template.TryParse(text, out var fault);
        if (template is null)
            Wrong(Node(key)!, key, fault!, "write variables as {{first_name}}: letters, digits and _");
        return template;
    }

    /// <summary>A path below the scenario's folder.</summary>
    public string? Path(string key)
    {
        if (Text(key, "write a path relative to the scenario") is not { } path)
            return null;
        if (!path.StartsWith('/') && !path.Contains('\\') && !path.Contains(':') && !path.Split('/').Contains(".."))
            return path;
        Wrong(
            Node(key)!,
            key,
            $"'{path}' leaves the scenario's folder",
            "write a path relative to the scenario, with / and without .."
        );
        return null;
    }

    public DocumentNode.Mapping? Mapping(string key, string mend, bool required = false)
    {
        if (Node(key) is not { } node)
        {
            if (required)
                Missing(key, mend);
            return null;
        }

        if (node is DocumentNode.Mapping found)
            return found;
        Wrong(node, key, "key: value lines belong here", mend);
        return null;
    }

    public void Missing(string key, string mend) => errors.Add(mapping, Name(key), "this key is missing", mend);

    public void Wrong(DocumentNode at, string key, string problem, string mend) => errors.Add(at, Name(key), problem, mend);

    /// <summary>Reports every key that was never asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var entry in mapping.Entries.Where(e => !_known.Contains(e.Key.Value)))
        {
            var near = Spelling.Nearest(entry.Key.Value, _known);
            Wrong(
                entry.Key,
                entry.Key.Value,
                "this key is not known",
                near is null
                    ? $"remove it; known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}"
                    : $"did you mean '{near}'?"
            );
        }
    }

    private string Name(string key) => parent.Length == 0 ? key : $"{parent}.{key}";
}
