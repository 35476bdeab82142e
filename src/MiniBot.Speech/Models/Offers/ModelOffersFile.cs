using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MiniBot.Speech.Models.Offers;

/// <summary>Reads a catalogue of models from YAML.</summary>
public static class ModelOffersFile
{
    /// <summary>Longer files are refused, in characters.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Reads a catalogue; on a mistake null, and <paramref name="error"/> says where and what. Never throws on a wrong text.</summary>
    public static ModelOffers? TryRead(string yaml, string fileName, out string error)
    {
        if (yaml.Length > MaxLength)
        {
            error = $"{fileName}: longer than {MaxLength} characters";
            return null;
        }

        try
        {
            var root =
                new DeserializerBuilder()
                    .WithNamingConvention(UnderscoredNamingConvention.Instance)
                    .Build()
                    .Deserialize<Root?>(yaml)
                ?? new Root();
            error = root.Mistake() is { } mistake ? $"{fileName}: {mistake}" : "";
            return error.Length == 0 ? root.ToOffers() : null;
        }
        catch (YamlException e)
        {
            error = $"{fileName}:{e.Start.Line}:{e.Start.Column}: {e.InnerException?.Message ?? e.Message}";
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            // The YAML reader's own ways to stumble over text that is no YAML at all.
            error = $"{fileName}: no YAML ({e.Message})";
            return null;
        }
    }

    /// <summary>The file's own shape: mutable, as the YAML reader needs it.</summary>
    private sealed class Root
    {
        public List<ModelEntry?>? Models { get; set; } = [];

        public List<SetEntry?>? Sets { get; set; } = [];

        public string? Mistake()
        {
            if (Models is not { Count: > 0 })
                return "models: none";
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (index, model) in Models.Index())
            {
                if ((model ?? new ModelEntry()).Mistake() is { } mistake)
                    return $"models[{index}] {model?.Name}: {mistake}";
                if (!names.Add(model!.Name))
                    return $"models[{index}] {model.Name}: the name stands twice";
            }

            foreach (var set in Sets ?? [])
                if (
                    set is not { Name.Length: > 0, Models: not null }
                    || !names.IsSupersetOf(set.Models)
                    || names.Contains(set.Name)
                )
                    return $"sets {set?.Name}: a name of its own, and models that stand above";
            return null;
        }

        public ModelOffers ToOffers() =>
            new(
                [.. Models!.Select(model => model!.ToOffer())],
                [.. (Sets ?? []).Select(set => new ModelSet(set!.Name, set.Language, set.Purpose, set.Models))]
            );
    }

    private sealed class SetEntry
    {
        public string Name { get; set; } = "";

        public string Language { get; set; } = "any";

        public string Purpose { get; set; } = "";

        public List<string> Models { get; set; } = [];
    }

    private sealed class ModelEntry
    {
        public string Name { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Engine { get; set; } = "";

        public string? LoadsAs { get; set; }

        public string Language { get; set; } = "any";

        public string Purpose { get; set; } = "";

        public LicenceEntry? Licence { get; set; }

        public List<FileEntry?>? Files { get; set; }

        public List<string>? Needs { get; set; }

        public string? Mistake()
        {
            if (!ModelManifest.IsFileName(Name) || Name.Contains('/') || !ModelManifest.IsFileName(Kind) || Kind.Contains('/'))
                return "name and kind are names of folders";
            if (Licence is not { Name.Length: > 0 } || !Uri.TryCreate(Licence.Url, UriKind.Absolute, out _))
                return "licence: name and url";
            if (Files is not { Count: > 0 })
                return "files: none";
            if (Needs?.Any(needed => !ModelManifest.IsFileName(needed)) == true)
                return "needs: names of files below the model's folder";
            return Files.Select(file => (file ?? new FileEntry()).Mistake()).FirstOrDefault(mistake => mistake is not null);
        }

        public ModelOffer ToOffer() =>
            new()
            {
                Name = Name,
                Kind = Kind,
                Engine = Engine,
                LoadsAs = LoadsAs,
                Language = Language,
                Purpose = Purpose,
                Licence = new(Licence!.Name, new Uri(Licence.Url), Licence.Summary, Licence.NeedsAcceptance),
                Files = [.. Files!.Select(file => file!.ToFile())],
                Needs = Needs ?? [.. Files!.Where(file => !file!.Unpack).Select(file => file!.Name)],
            };
    }

    private sealed class LicenceEntry
    {
        public string Name { get; set; } = "";

        public string Url { get; set; } = "";

        public string Summary { get; set; } = "";

        public bool NeedsAcceptance { get; set; }
    }

    private sealed class FileEntry
    {
        private const string FirstDownload = "first-download";

        public string Name { get; set; } = "";

        public long Bytes { get; set; }

        public int AboutMegabytes { get; set; }

        public string Sha256 { get; set; } = "";

        public string? Source { get; set; }

        public bool Unpack { get; set; }

        public string? Mistake()
        {
            if (!ModelManifest.IsFileName(Name))
                return $"files: '{Name}' is no name of a file";
            if (Sha256 != FirstDownload && !ModelManifest.IsSha256(Sha256))
                return $"{Name}: sha256 is 64 digits of 0-9 and a-f, or {FirstDownload}";
            if (Bytes > 0 == AboutMegabytes > 0 || Bytes < 0 || AboutMegabytes < 0)
                return $"{Name}: either bytes or about_megabytes";
            return Source is null || (Uri.TryCreate(Source, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
                ? null
                : $"{Name}: source is an address with https";
        }

        public OfferedFile ToFile() =>
            new(
                Name,
                Bytes > 0 ? Bytes : (long)AboutMegabytes << 20,
                Bytes > 0,
                Sha256 == FirstDownload ? null : Sha256,
                Source is null ? null : new Uri(Source),
                Unpack
            );
    }
}
