using System.Security.Cryptography;
using MiniBot.Speech.Models.Offers;

namespace MiniBot.Speech.Models;

/// <summary>
/// The speech models of this machine: a folder of kinds (recognition, vad, …), each of models, each of files with a LICENSE.md that tells
/// their origin and checksums. Only reads; thread-safe.
/// </summary>
/// <param name="folder">The folder that holds the kinds; it may be absent.</param>
public sealed class ModelCatalog(string folder)
{
    /// <summary>The environment variable that names the model folder.</summary>
    public const string FolderVariable = "MINIBOT_MODELS";

    private const int LargestManifestBytes = 1 << 20;

    /// <summary>The folder that holds the kinds.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Every model folder that is there, as <c>kind/name</c>, in order.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(Folder)
            ?
            [
                .. Directory
                    .EnumerateDirectories(Folder)
                    .Where(kind => !Path.GetFileName(kind).StartsWith('.'))
                    .SelectMany(Directory.EnumerateDirectories)
                    .Select(NameOf)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>
    /// Where models are looked for: MINIBOT_MODELS, else <c>shared/models</c> beside the repository that the program runs from, else the
    /// user's data folder. The folder need not exist.
    /// </summary>
    public static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen)
            return chosen;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "MiniBotPanel.slnx")))
                return BesideRepository(at) ?? UserFolder();
        return UserFolder();
    }

    /// <summary>The folder of a model, whether or not it is there.</summary>
    public string PathOf(string name) => Path.Combine([Folder, .. name.Split('/')]);

    /// <summary>Compares a model's files with the checksums in its LICENSE.md. Reads every file in full: some 10 ms for 5 MB.</summary>
    public ModelState Check(string name)
    {
        var path = PathOf(name);
        if (!Directory.Exists(path))
            return new ModelState.Unusable(
                $"the model {name} is not in {Folder}",
                ModelOffers.Shipped.MendFor(name) ?? $"put it there, or name another folder in {FolderVariable}"
            );
        try
        {
            var files = ModelManifest.Read(ReadManifest(path));
            if (files.Count == 0)
                return new ModelState.Unknown(path);
            return files.Select(file => Fault(path, file)).FirstOrDefault(fault => fault is not null) is { } cause
                ? new ModelState.Unusable(
                    cause,
                    ModelOffers.Shipped.MendFor(name) ?? $"restore {path} from where LICENSE.md says it came"
                )
                : new ModelState.Verified(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new ModelState.Unusable($"{path} cannot be read: {failure.Message}", "give this user the right to read it");
        }
    }

    /// <summary>What the model in a folder says of itself in its LICENSE.md; empty if there is none.</summary>
    internal static string ReadManifest(string path)
    {
        var manifest = new FileInfo(Path.Combine(path, ModelManifest.FileName));
        return manifest.Exists && manifest.Length <= LargestManifestBytes ? File.ReadAllText(manifest.FullName) : "";
    }

    private static string? Fault(string path, ModelFile expected)
    {
        var file = new FileInfo(Path.Combine(path, expected.Name));
        if (!file.Exists)
            return $"{file.FullName} is missing";
        if (file.Length != expected.Bytes)
            return $"{file.FullName} has {file.Length} bytes instead of {expected.Bytes}";
        using var content = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(content)) == expected.Sha256
            ? null
            : $"{file.FullName} is corrupt: its SHA-256 is not {expected.Sha256}";
    }

    private static string? BesideRepository(DirectoryInfo repository) =>
        repository.Parent is { } parent
        && Path.Combine(parent.FullName, "shared", "models") is var folder
        && Directory.Exists(folder)
            ? folder
            : null;

    private static string UserFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "minibot", "models");

    private static string NameOf(string path) => $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
}
