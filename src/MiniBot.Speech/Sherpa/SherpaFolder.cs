using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>The files of a model folder, found by the names that published models have.</summary>
internal sealed class SherpaFolder
{
    private const string NetworkExtension = ".onnx";
    private readonly string[] _names;

    private SherpaFolder(string path, string[] names)
    {
        Path = path;
        _names = names;
    }

    public string Path { get; }

    /// <summary>Looks into a folder; null with the reason if it cannot.</summary>
    public static SherpaFolder? TryOpen(string path, out string? error)
    {
        try
        {
            var names = Directory.EnumerateFiles(path).Select(file => System.IO.Path.GetFileName(file)!);
            error = null;
            return new SherpaFolder(path, [.. names.Order(StringComparer.Ordinal)]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error = $"{path} cannot be read: {failure.Message}";
            return null;
        }
    }

    /// <summary>
    /// The network whose name holds <paramref name="part"/> as a word of its own: at the beginning or after a hyphen, and before a
    /// hyphen or point. Of several the one with 8-bit weights, which is twice as quick and hears as well. Null if there is none.
    /// </summary>
    public string? Network(string part)
    {
        var found = _names
            .Where(name => name.EndsWith(NetworkExtension, StringComparison.Ordinal) && HasPart(name, part))
            .ToList();
        return InFolder(found.Find(name => name.Contains(".int8.", StringComparison.Ordinal)) ?? found.FirstOrDefault());
    }

    /// <summary>The file of that name, or null.</summary>
    public string? File(string name) => InFolder(Array.Find(_names, n => n == name));

    /// <summary>The list of tokens: <c>tokens.txt</c>, or <c>tiny-tokens.txt</c> and the like. Null if there is none.</summary>
    public string? Tokens() =>
        File("tokens.txt") ?? InFolder(Array.Find(_names, name => name.EndsWith("-tokens.txt", StringComparison.Ordinal)));

    private static bool HasPart(string name, string part)
    {
        for (
            var at = name.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = name.IndexOf(part, at + 1, StringComparison.Ordinal)
        )
            if ((at == 0 || name[at - 1] == '-') && name[at + part.Length] is '-' or '.')
                return true;
        return false;
    }

    private string? InFolder(string? name) => name is null ? null : System.IO.Path.Combine(Path, name);
}
