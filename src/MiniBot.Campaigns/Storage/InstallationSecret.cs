using System.Security.Cryptography;
using MiniBot.Compliance.Ledger;

namespace MiniBot.Campaigns.Storage;

/// <summary>The secret of an installation's fingerprints: a file of its own beside the database, readable by its owner alone.</summary>
public static class InstallationSecret
{
    private const int SecretBytes = 32;

    /// <summary>Reads the secret, or makes it on first use. Back the file up: without it every opt-out is forgotten.</summary>
    /// <exception cref="InvalidDataException">The file does not hold a secret.</exception>
    public static PartyHasher LoadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
            TryCreate(path);
        var secret = File.ReadAllBytes(path);
        return secret.Length == SecretBytes
            ? new PartyHasher(secret)
            : throw new InvalidDataException(
                $"The secret file has {secret.Length} bytes instead of {SecretBytes}; restore it from a backup."
            );
    }

    /// <summary>Written aside, then moved into place: another process that starts at the same time sees a whole secret or none.</summary>
    private static void TryCreate(string path)
    {
        var aside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(aside, options))
            file.Write(RandomNumberGenerator.GetBytes(SecretBytes));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
