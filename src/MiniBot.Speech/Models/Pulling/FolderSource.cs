using System.Security.Cryptography;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>A folder that somebody copied models or downloaded files into.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FolderSource(string folder)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>The file of that name, in the folder itself or in the model's; null if it is in neither.</summary>
    public string? Find(Offers.ModelOffer offer, string name) =>
        new[] { folder, Path.Combine(folder, offer.Name), Path.Combine(folder, offer.Kind, offer.Name) }
            .Select(place => Path.Combine(place, name))
            .FirstOrDefault(File.Exists);

    /// <summary>The model unpacked, with its table of checksums; null if it is not there.</summary>
    public string? FindUnpacked(Offers.ModelOffer offer) =>
        new[] { Path.Combine(folder, offer.Kind, offer.Name), Path.Combine(folder, offer.Name), folder }.FirstOrDefault(place =>
            Directory.Exists(place)
            && offer.Needs.All(needed => File.Exists(Path.Combine(place, needed)))
            && ModelManifest.Read(ModelCatalog.ReadManifest(place)).Count > 0
        );

    /// <summary>Copies a file, taking its checksum on the way.</summary>
    public static async Task<(string? Sha256, PullProblem? Problem)> CopyAsync(
        string from,
        string to,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await using var source = File.OpenRead(from);
            if (DiskRoom.Check(Path.GetDirectoryName(to)!, source.Length) is { } full)
                return (null, full);
            await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferBytes];
            for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0; )
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                progress.Report(new(Path.GetFileName(to), PullStage.Fetching, target.Length, source.Length));
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, DiskRoom.Explain(failure));
        }
    }
}
