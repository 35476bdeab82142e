namespace MiniBot.Speech.Models.Offers;

/// <summary>A model that can be had: what it is for, under which licence, and the files it is made of.</summary>
public sealed record ModelOffer
{
    /// <summary>Its name, and that of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The folder of its kind: vad, recognition, synthesis, …</summary>
    public required string Kind { get; init; }

    /// <summary>The engine that loads it, for people.</summary>
    public required string Engine { get; init; }

    /// <summary>The name of the <see cref="ModelKind"/> that loads it, perhaps one that this version does not have; null for none.</summary>
    public string? LoadsAs { get; init; }

    /// <summary>Its language as <c>fr</c>, or <c>any</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The terms.</summary>
    public required ModelLicence Licence { get; init; }

    /// <summary>What is fetched.</summary>
    public required IReadOnlyList<OfferedFile> Files { get; init; }

    /// <summary>Files that must be there once everything is unpacked.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Its place below the model folder: <c>kind/name</c>.</summary>
    public string Path => $"{Kind}/{Name}";

    /// <summary>What is fetched altogether, in bytes; about, where a length is not known.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>The terms of a model.</summary>
/// <param name="Name">Its short name: MIT.</param>
/// <param name="Url">Where it can be read.</param>
/// <param name="Summary">What it asks, in a sentence.</param>
/// <param name="NeedsAcceptance">True if the user has to accept it before the first download.</param>
public sealed record ModelLicence(string Name, Uri Url, string Summary, bool NeedsAcceptance);

/// <summary>A file that is fetched.</summary>
/// <param name="Name">Its name in the model's folder, or of the archive.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsExact">False if the length is only about right.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits; null if the first download decides.</param>
/// <param name="Source">Where it is published; null if it can only be copied from a folder or a mirror.</param>
/// <param name="Unpack">True for an archive (.tar, .tar.gz, .tar.bz2) whose content is the model.</param>
public sealed record OfferedFile(string Name, long Bytes, bool IsExact, string? Sha256, Uri? Source, bool Unpack);

/// <summary>Models that are recommended together.</summary>
/// <param name="Name">What the user types: fr-small.</param>
/// <param name="Language">The language it is for, or <c>any</c>.</param>
/// <param name="Purpose">What one gets.</param>
/// <param name="Models">The names of its models.</param>
public sealed record ModelSet(string Name, string Language, string Purpose, IReadOnlyList<string> Models);
