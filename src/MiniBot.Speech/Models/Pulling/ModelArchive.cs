using System.Formats.Tar;
using System.IO.Compression;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>
/// Unpacks an archive from outside into an empty folder. Nothing in it is trusted: only plain files and folders below the target, no
/// links, no devices, no name twice, and no more than the caps. The one folder that release archives have at the top is left out.
/// </summary>
internal static class ModelArchive
{
    /// <summary>More entries than this are refused.</summary>
    public const int MostEntries = 5000;

    private const int MostDepth = 8;
    private const int BufferBytes = 128 * 1024;

    /// <summary>What an archive may unpack to: 64 MiB and 20 times its own length. Models hardly compress; a bomb does.</summary>
    public static long MostBytes(long archiveBytes) => (64L << 20) + (20 * archiveBytes);

    /// <summary>True if the name is one of an archive that can be unpacked.</summary>
    public static bool IsKnown(string name) => name.EndsWith(".tar", StringComparison.Ordinal) || IsGzip(name) || IsBzip2(name);

    /// <summary>Unpacks <paramref name="archive"/>; null if all went well. The folder may hold a part of it otherwise.</summary>
    public static async Task<PullProblem?> UnpackAsync(
        string archive,
        string folder,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var name = Path.GetFileName(archive);
        try
        {
            await using var file = File.OpenRead(archive);
            if (IsBzip2(name))
            {
                // It only turns bytes into bytes; what they are taken for is decided here.
                using var program = Bzip2Program.TryStart(archive, out var missing);
                if (program is null)
                    return missing;
                return await UnpackTarAsync(program.Output, folder, file.Length, name, progress, cancellationToken)
                    ?? await program.FinishAsync(name, cancellationToken);
            }

            await using Stream tar = IsGzip(name) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return await UnpackTarAsync(tar, folder, file.Length, name, progress, cancellationToken);
        }
        catch (Exception failure)
            when (failure
                    is InvalidDataException
                        or EndOfStreamException
                        or FormatException
                        or ArgumentException
                        or OverflowException
            )
        {
            return Broken(name, failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return DiskRoom.Explain(failure);
        }
    }

    /// <summary>An archive whose bytes are no archive.</summary>
    public static PullProblem Broken(string name, string cause) =>
        new(PullFault.WrongContent, $"{name} cannot be unpacked: {cause}", "pull it again");

    private static async Task<PullProblem?> UnpackTarAsync(
        Stream tar,
        string folder,
        long archiveBytes,
        string name,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var most = MostBytes(archiveBytes);
        var (entries, bytes) = (0, 0L);
        await using var reader = new TarReader(tar, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
                continue;
            if (++entries > MostEntries)
                return Unsafe(name, $"it has more than {MostEntries} entries");
            if (entry.EntryType is TarEntryType.Directory)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                return Unsafe(name, $"'{Shown(entry.Name)}' is neither a file nor a folder ({entry.EntryType})");
            if (PlaceOf(entry.Name) is not { } place)
                return Unsafe(name, $"'{Shown(entry.Name)}' is no place below the model's folder");
            if (entry.Length > most - bytes)
                return Unsafe(name, $"it unpacks to more than {most >> 20} MiB");
            var path = Path.Combine(folder, place);
            if (Path.Exists(path))
                return Unsafe(name, $"'{Shown(entry.Name)}' stands in it twice");
            bytes += await WriteAsync(entry, path, cancellationToken);
            progress.Report(new(name, PullStage.Unpacking, bytes, null));
        }

        return entries == 0 ? Broken(name, "there is nothing in it") : null;
    }

    private static async Task<long> WriteAsync(TarEntry entry, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);
        if (entry.DataStream is { } data)
            await data.CopyToAsync(file, cancellationToken);
        return file.Length;
    }

    /// <summary>The relative path below the target; null if the name leads, or might lead, anywhere else.</summary>
    private static string? PlaceOf(string name)
    {
        var parts = name.Split('/').AsSpan();
        if (parts is [".", .. var below])
            parts = below;
        if (parts.Length is 0 or > MostDepth)
            return null;
        // The top folder of a release archive; a file without one stays where it is.
        if (parts.Length > 1)
        {
            if (!ModelManifest.IsFileName(parts[0]))
                return null;
            parts = parts[1..];
        }

        var place = string.Join('/', parts.ToArray());
        return ModelManifest.IsFileName(place) ? place : null;
    }

    private static PullProblem Unsafe(string name, string cause) =>
        new(
            PullFault.UnsafeArchive,
            $"{name} is refused: {cause}",
            "do not use this file; get it from another source with --from"
        );

    private static string Shown(string name) =>
        string.Concat(name.Take(80).Select(character => char.IsControl(character) ? '?' : character));

    private static bool IsGzip(string name) =>
        name.EndsWith(".tar.gz", StringComparison.Ordinal) || name.EndsWith(".tgz", StringComparison.Ordinal);

    private static bool IsBzip2(string name) => name.EndsWith(".tar.bz2", StringComparison.Ordinal);
}
