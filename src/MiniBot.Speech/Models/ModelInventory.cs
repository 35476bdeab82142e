using MiniBot.Speech.Models.Offers;

namespace MiniBot.Speech.Models;

/// <summary>What is there of what is offered, and what is there besides.</summary>
public static class ModelInventory
{
    /// <summary>
    /// Every model offered and every model there, in order of their paths. Reads every file in full; tells each name before it is looked at.
    /// </summary>
    public static IReadOnlyList<ModelEntry> Survey(ModelCatalog models, ModelOffers offers, IProgress<int>? progress = null)
    {
        var paths = models
            .Names.Union(offers.Models.Select(offer => offer.Path), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var entries = new List<ModelEntry>();
        foreach (var path in paths)
        {
            entries.Add(Look(models, path, offers.Models.FirstOrDefault(offer => offer.Path == path)));
            progress?.Report(entries.Count);
        }

        return entries;
    }

    /// <summary>What is known of one model (<c>kind/name</c>).</summary>
    public static ModelEntry Look(ModelCatalog models, string path, ModelOffer? offer)
    {
        var folder = models.PathOf(path);
        if (!Directory.Exists(folder))
            return new(path, offer, ModelPresence.Missing, null);
        return models.Check(path) switch
        {
            ModelState.Verified when offer is not null && IsOutdated(folder, offer) => new(
                path,
                offer,
                ModelPresence.Update,
                null
            ),
            ModelState.Verified => new(path, offer, ModelPresence.There, null),
            ModelState.Unusable unusable => new(path, offer, ModelPresence.Corrupt, unusable.Cause),
            _ => new(path, offer, ModelPresence.Unlisted, "no table of checksums in its LICENSE.md"),
        };
    }

    /// <summary>True if a model that is sound is another one than the one offered now.</summary>
    internal static bool IsOutdated(string folder, ModelOffer offer)
    {
        var manifest = ModelCatalog.ReadManifest(folder);
        var files = ModelManifest.Read(manifest).ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);
        var sources = ModelManifest.ReadSources(manifest);
        return offer.Files.Any(file =>
            file.Sha256 is { } published
            && (
                file.Unpack
                    ? file.Source is null
                        ? null
                        : sources.GetValueOrDefault(file.Source.AbsoluteUri)
                    : files.GetValueOrDefault(file.Name)
            )
                is { } here
            && here != published
        );
    }
}

/// <summary>One model of <see cref="ModelInventory"/>.</summary>
/// <param name="Path">Its place: <c>kind/name</c>.</param>
/// <param name="Offer">What is known of it; null if the user brought it.</param>
/// <param name="Presence">Whether it is there.</param>
/// <param name="Detail">What is wrong with it; null for nothing.</param>
public sealed record ModelEntry(string Path, ModelOffer? Offer, ModelPresence Presence, string? Detail);

/// <summary>Whether a model is there.</summary>
public enum ModelPresence
{
    /// <summary>Every file is there with its checksum.</summary>
    There,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>A file is missing, or is not what its checksum says.</summary>
    Corrupt,

    /// <summary>It is sound, and a newer one is offered.</summary>
    Update,

    /// <summary>It is there, and nothing says what its files should be.</summary>
    Unlisted,
}
