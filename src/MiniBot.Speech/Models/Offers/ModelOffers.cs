using System.Diagnostics;

namespace MiniBot.Speech.Models.Offers;

/// <summary>The models that can be pulled, and the sets that are recommended. Immutable.</summary>
/// <param name="Models">Every model.</param>
/// <param name="Sets">Every set; each of its models is among <paramref name="Models"/>.</param>
public sealed record ModelOffers(IReadOnlyList<ModelOffer> Models, IReadOnlyList<ModelSet> Sets)
{
    private const string ResourceName = "models/catalogue.yaml";

    private static readonly Lazy<ModelOffers> s_shipped = new(ReadShipped);

    /// <summary>The offers that ship with the product (data/models/catalogue.yaml).</summary>
    public static ModelOffers Shipped => s_shipped.Value;

    /// <summary>The models of a set, or the one model of that name or path (<c>kind/name</c>); none if there is no such thing.</summary>
    public IReadOnlyList<ModelOffer> Find(string name) =>
        Sets.FirstOrDefault(set => set.Name == name) is { } set
            ? [.. set.Models.Select(member => Models.First(model => model.Name == member))]
            : [.. Models.Where(model => model.Name == name || model.Path == name)];

    /// <summary>The command that brings a model (<c>kind/name</c>); null if it is not offered.</summary>
    public string? MendFor(string path) =>
        Models.FirstOrDefault(model => model.Path == path) is { } offer ? $"minibot models pull {offer.Name}" : null;

    private static ModelOffers ReadShipped()
    {
        using var stream =
            typeof(ModelOffers).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new UnreachableException("The catalogue of models is not in the assembly.");
        using var reader = new StreamReader(stream);
        return ModelOffersFile.TryRead(reader.ReadToEnd(), ResourceName, out var error) ?? throw new UnreachableException(error);
    }
}
