using System.Buffers;
using System.Globalization;

namespace MiniBot.Speech.Models;

/// <summary>What a model folder should hold, from the table <c>| file | bytes | sha256 |</c> of its LICENSE.md.</summary>
internal static class ModelManifest
{
    public const string FileName = "LICENSE.md";

    private const int MostFiles = 1000;

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

    private static bool TryReadRow(ReadOnlySpan<char> line, out ModelFile file)
    {
        file = default;
        Span<Range> cells = stackalloc Range[6];
        if (line.Split(cells, '|', StringSplitOptions.TrimEntries) != 5)
            return false;
        var name = line[cells[1]];
        var hash = line[cells[3]];
        if (!IsFileName(name) || hash.Length != 64 || hash.ContainsAnyExcept(HexDigits))
            return false;
        if (!long.TryParse(line[cells[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            return false;
        file = new(name.ToString(), bytes, hash.ToString());
        return true;
    }

    /// <summary>A name within the folder: nothing that leads out of it.</summary>
    private static bool IsFileName(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= 200 && !name.ContainsAny('/', '\\', '\0') && !name.StartsWith("..", StringComparison.Ordinal);
}
