using MiniBot.Speech.Models.Offers;

namespace MiniBot.Speech.Models;

/// <summary>Says whether models can be used: every checksum, then a trial in a child process. Never loads one in this process.</summary>
/// <param name="models">Where they are.</param>
/// <param name="offers">What is known of them.</param>
/// <param name="probe">Starts the child.</param>
public sealed class ModelVerification(ModelCatalog models, ModelOffers offers, ModelProbe probe)
{
    /// <summary>Verifies one model that is there (<c>kind/name</c>).</summary>
    public async Task<ModelVerdict> VerifyAsync(string path, CancellationToken cancellationToken)
    {
        var entry = ModelInventory.Look(models, path, offers.Models.FirstOrDefault(offer => offer.Path == path));
        if (entry.Presence is ModelPresence.Missing or ModelPresence.Corrupt)
            return new(entry, null, entry.Detail ?? "it is not there");
        if (!Enum.TryParse<ModelKind>(entry.Offer?.LoadsAs, out var kind))
            return new(
                entry,
                null,
                entry.Offer is null
                    ? "not tried: nothing says which engine it is for"
                    : $"not tried: this version does not load {entry.Offer.Engine}"
            );
        var (verdict, detail) = await probe.TryAsync(kind, models.PathOf(path), cancellationToken);
        return new(entry, verdict, detail);
    }
}

/// <summary>What is known of a model after <see cref="ModelVerification"/>.</summary>
/// <param name="Entry">The model and its checksums.</param>
/// <param name="Probe">What became of it in a child process; null if it was not tried.</param>
/// <param name="Detail">Why not, or what went wrong; null for nothing.</param>
public sealed record ModelVerdict(ModelEntry Entry, ProbeVerdict? Probe, string? Detail)
{
    /// <summary>True unless something is wrong.</summary>
    public bool IsSound =>
        Entry.Presence is ModelPresence.There or ModelPresence.Update or ModelPresence.Unlisted
        && Probe is null or ProbeVerdict.Loads;
}
