using System.Buffers;
using System.Globalization;

namespace MiniBot.Speech.Models;

/// <summary>What a model folder should hold, from the table <c>| file | bytes | sha256 |</c> of its LICENSE.md.</summary>
internal static class ModelManifest
{
    public const string FileName = "LICENSE.md";

    private const int MostFiles = 5000;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads the table; rows that are none are left out. Never throws on what the text holds.</summary>
    public static IReadOnlyList<ModelFile> Read(string text)
    {
        var files = new List<ModelFile>();
        foreach (var line in text.AsSpan().EnumerateLines())
            if (files.Count < MostFiles && TryReadRow(line, out var file))
                files.Add(file);
        return files;
    }

    /// <summary>The checksums of what the model was made of, from the rows of <c>| source | bytes | sha256 |</c>, by address.</summary>
    public static IReadOnlyDictionary<string, string> ReadSources(string text)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.AsSpan().EnumerateLines())
            if (sources.Count < MostFiles && TrySplit(line, out var name, out _, out var hash) && IsAddress(name))
                sources[name.ToString()] = hash.ToString();
        return sources;
    }

    /// <summary>A row of either table.</summary>
    public static string Row(string name, long bytes, string sha256) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {bytes} | {sha256} |");

    /// <summary>True for 64 lower-case hexadecimal digits.</summary>
    public static bool IsSha256(ReadOnlySpan<char> text) => text.Length == 64 && !text.ContainsAnyExcept(HexDigits);

    /// <summary>A name within the folder, perhaps in one below it: nothing that leads out of it.</summary>
    public static bool IsFileName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 200 || name.ContainsAny('\\', '\0', '|') || name.Contains(':'))
            return false;
        foreach (var part in name.Split('/'))
            if (name[part].IsEmpty || name[part].StartsWith("..", StringComparison.Ordinal) || name[part] is ".")
                return false;
        return true;
    }

    private static bool TryReadRow(ReadOnlySpan<char> line, out ModelFile file)
    {
        file = default;
        if (!TrySplit(line, out var name, out var bytes, out var hash) || !IsFileName(name))
            return false;
        file = new(name.ToString(), bytes, hash.ToString());
        return true;
    }

    private static bool TrySplit(
        ReadOnlySpan<char> line,
        out ReadOnlySpan<char> name,
        out long bytes,
        out ReadOnlySpan<char> sha256
    )
    {
        name = sha256 = default;
        bytes = 0;
        Span<Range> cells = stackalloc Range[6];
        if (line.Split(cells, '|', StringSplitOptions.TrimEntries) != 5)
            return false;
        name = line[cells[1]];
        sha256 = line[cells[3]];
        return IsSha256(sha256) && long.TryParse(line[cells[2]], NumberStyles.None, CultureInfo.InvariantCulture, out bytes);
    }

    private static bool IsAddress(ReadOnlySpan<char> name) => name.StartsWith("https://", StringComparison.Ordinal);
}
