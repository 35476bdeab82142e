using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MiniBot.Speech.Models.Offers;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>Writes the LICENSE.md of a pulled model: its terms, what it was made of, and the checksum of every file.</summary>
internal static class PulledManifest
{
    /// <summary>What a LICENSE.md that came with the model is renamed to.</summary>
    public const string UpstreamName = "LICENSE.upstream.md";

    /// <summary>Writes it into a folder that holds the model and nothing else.</summary>
    public static async Task WriteAsync(
        string folder,
        ModelOffer offer,
        IEnumerable<ModelFile> sources,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(folder, ModelManifest.FileName);
        if (File.Exists(path))
            File.Move(path, Path.Combine(folder, UpstreamName));
        var text = new StringBuilder()
            .AppendLine("# Licence and origin")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{offer.Name}: {offer.Purpose}; engine {offer.Engine}.")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"Licence: {offer.Licence.Name} ({offer.Licence.Url}). {offer.Licence.Summary}"
            )
            .AppendLine(CultureInfo.InvariantCulture, $"Pulled on {now:yyyy-MM-dd}.")
            .AppendLine()
            .AppendLine("| source | bytes | sha256 |")
            .AppendLine("|---|---|---|");
        foreach (var source in sources)
            text.AppendLine(ModelManifest.Row(source.Name, source.Bytes, source.Sha256));
        text.AppendLine().AppendLine("| file | bytes | sha256 |").AppendLine("|---|---|---|");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            await using var content = File.OpenRead(file);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            text.AppendLine(ModelManifest.Row(name, content.Length, hash));
        }

        await File.WriteAllTextAsync(path, text.ToString().ReplaceLineEndings("\n"), cancellationToken);
    }
}
