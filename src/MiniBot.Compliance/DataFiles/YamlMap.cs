using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace MiniBot.Compliance.DataFiles;

/// <summary>
/// Reads the keys of one YAML map. A missing or wrong value adds an error to the file and gives a neutral value, so that all
/// errors of a file are found in one reading.
/// </summary>
internal sealed class YamlMap(YamlFile file, string path, YamlMappingNode node)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string Text(string key) => Scalar(key, required: true) ?? "";

    public string? OptionalText(string key) => Scalar(key, required: false);

    public bool Flag(string key) => Parse(key, required: false, false, "true or false", bool.TryParse);

    public int Whole(string key, int min, int max) => Whole(key, required: true, min, max);

    public int OptionalWhole(string key, int min, int max) => Whole(key, required: false, min, max);

    public DateOnly Date(string key) =>
        Parse(
            key,
            required: true,
            default(DateOnly),
            "a date like 2026-08-11",
            (string text, out DateOnly value) => TryDate(text, out value)
        );

    public TimeOnly Time(string key) =>
        Parse(
            key,
            required: true,
            default(TimeOnly),
            "a time of day like \"10:00\"",
            (string text, out TimeOnly value) => TryTime(text, out value)
        );

    public T Choice<T>(string key, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var text = Scalar(key, required: true);
        if (text is null)
            return choices[0].Value;
        foreach (var (name, value) in choices)
        {
            if (name == text)
                return value;
        }

        Error(key, $"\"{text}\" is not one of: {string.Join(", ", Names(choices))}");
        return choices[0].Value;
    }

    public IReadOnlyList<string> Texts(string key, bool required = false) =>
        [.. Items(key, required).Select((item, i) => ItemText(item, $"{PathOf(key)}[{i}]")).OfType<string>()];

    public IReadOnlyList<int> Wholes(string key, int min, int max)
    {
        var values = new List<int>();
        foreach (var text in Texts(key))
        {
            if (
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= min
                && value <= max
            )
                values.Add(value);
            else
                Error(key, $"\"{text}\" is not a whole number from {min} to {max}");
        }

        return values;
    }

    public IReadOnlyList<T> Maps<T>(string key, bool required, Func<YamlMap, T> read)
    {
        var values = new List<T>();
        foreach (var (i, item) in Items(key, required).Index())
        {
            if (item is YamlMappingNode map)
                values.Add(Nested(map, $"{PathOf(key)}[{i}]", read));
            else
                file.Add(item, $"{PathOf(key)}[{i}]", "expected a map of keys and values");
        }

        return values;
    }

    public T? Map<T>(string key, bool required, Func<YamlMap, T> read)
        where T : class
    {
        switch (Find(key, required))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return Nested(map, PathOf(key), read);
            default:
                Error(key, "expected a map of keys and values");
                return null;
        }
    }

    /// <summary>Every key of the map with its list of texts: for maps whose keys are data.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TextsByKey()
    {
        var keys = node.Children.Keys.OfType<YamlScalarNode>().Select(name => name.Value ?? "").ToList();
        return keys.ToDictionary(key => key, key => Texts(key), StringComparer.Ordinal);
    }

    public void Error(string key, string mend) => file.Add(Child(key) ?? node, PathOf(key), mend);

    /// <summary>Adds an error for every key that nobody asked for: a misspelt rule must not be overlooked.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_read.Contains(name))
                file.Add(key, PathOf(name), $"unknown key; known here: {string.Join(", ", _read.Order(StringComparer.Ordinal))}");
        }
    }

    private T Nested<T>(YamlMappingNode map, string at, Func<YamlMap, T> read)
    {
        var nested = new YamlMap(file, at, map);
        var value = read(nested);
        nested.RefuseUnknownKeys();
        return value;
    }

    private delegate bool TryParser<T>(string text, out T value);

    private T Parse<T>(string key, bool required, T missing, string expected, TryParser<T> tryParse)
    {
        var text = Scalar(key, required);
        if (text is null)
            return missing;
        if (tryParse(text, out var value))
            return value;
        Error(key, $"\"{text}\" is not {expected}");
        return missing;
    }

    private int Whole(string key, bool required, int min, int max) =>
        Parse(
            key,
            required,
            min,
            $"a whole number from {min} to {max}",
            (string text, out int value) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max
        );

    private string? Scalar(string key, bool required)
    {
        switch (Find(key, required))
        {
            case null:
                return null;
            case YamlScalarNode { Value.Length: > 0 } scalar:
                return scalar.Value;
            case YamlScalarNode when !required:
                return null;
            default:
                Error(key, "expected a value");
                return null;
        }
    }

    private IEnumerable<YamlNode> Items(string key, bool required)
    {
        switch (Find(key, required))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return list.Children;
            default:
                Error(key, "expected a list");
                return [];
        }
    }

    private string? ItemText(YamlNode item, string at)
    {
        if (item is YamlScalarNode scalar)
            return scalar.Value ?? "";
        file.Add(item, at, "expected a value");
        return null;
    }

    private YamlNode? Find(string key, bool required)
    {
        _read.Add(key);
        var child = Child(key);
        if (child is null && required)
            file.Add(node, PathOf(key), "is missing");
        return child;
    }

    private YamlNode? Child(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static bool TryDate(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private static bool TryTime(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private static List<string> Names<T>(ReadOnlySpan<(string Name, T Value)> choices)
    {
        var names = new List<string>(choices.Length);
        foreach (var choice in choices)
            names.Add(choice.Name);
        return names;
    }
}
