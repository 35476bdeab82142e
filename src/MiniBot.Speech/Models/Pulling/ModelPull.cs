using MiniBot.Speech.Models.Offers;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>
/// Brings models to this machine: fetched or copied beside the others, checked, unpacked, and only then moved into place. A pull that is
/// broken off is gone on with by the next; two pulls of one model exclude each other, in all processes. Thread-safe.
/// </summary>
public sealed class ModelPull : IDisposable
{
    /// <summary>The folder of unfinished pulls, beside the kinds.</summary>
    public const string StageFolder = ".pull";

    private readonly ModelCatalog _models;
    private readonly PullOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;
    private readonly Download _download;
    private readonly Uri? _mirror;
    private readonly FolderSource? _folder;

    /// <summary>Pulls from the network with the token of the environment.</summary>
    public ModelPull(ModelCatalog models, PullOptions options, TimeProvider time)
        : this(models, options, time, WebSource.OpenClient(), HubToken.FromEnvironment()) { }

    internal ModelPull(ModelCatalog models, PullOptions options, TimeProvider time, HttpMessageInvoker http, HubToken? token)
    {
        _models = models;
        _options = options;
        _time = time;
        _http = http;
        _download = new Download(new WebSource(http, token), options, time);
        if (options.From is not { } from)
            return;
        if (IsAddress(from))
            _mirror = new Uri(from.EndsWith('/') ? from : $"{from}/");
        else
            _folder = new FolderSource(from);
    }

    /// <summary>True if <c>--from</c> is the address of a mirror; otherwise it is a folder.</summary>
    public static bool IsAddress(string from) =>
        Uri.TryCreate(from, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>Brings one model, unless it is there. The caller has seen to its licence.</summary>
    public async Task<PullOutcome> PullAsync(
        ModelOffer offer,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var stage = Path.Combine(_models.Folder, StageFolder, $"{offer.Kind}-{offer.Name}");
        try
        {
            Directory.CreateDirectory(stage);
            using var alone = TryLock($"{stage}.lock");
            if (alone is null)
                return Failed(
                    PullFault.Busy,
                    $"another pull of {offer.Name} is under way",
                    "wait for it, then pull again: it may be there by then"
                );
            if (IsCurrent(offer))
                return new PullOutcome.AlreadyThere(_models.PathOf(offer.Path));
            return await BringAsync(offer, stage, progress, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new PullOutcome.Failed(DiskRoom.Explain(failure));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private bool IsCurrent(ModelOffer offer) =>
        _models.Check(offer.Path) is ModelState.Verified { Path: var path } && !ModelInventory.IsOutdated(path, offer);

    private async Task<PullOutcome> BringAsync(
        ModelOffer offer,
        string stage,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var content = Path.Combine(stage, "content");
        if (Directory.Exists(content))
            Directory.Delete(content, recursive: true);
        Directory.CreateDirectory(content);
        var sources = new List<ModelFile>();
        var pinned = false;
        var unpacked = _folder?.FindUnpacked(offer);
        if (unpacked is not null)
        {
            if (await CopyModelAsync(offer, unpacked, content, progress, cancellationToken) is { } problem)
                return new PullOutcome.Failed(problem);
        }
        else
        {
            var pins = ModelManifest.ReadSources(ModelCatalog.ReadManifest(_models.PathOf(offer.Path)));
            foreach (var file in offer.Files)
            {
                var pin = file.Source is { } source ? pins.GetValueOrDefault(source.AbsoluteUri) : null;
                var path = Path.Combine(stage, "files", file.Name);
                var (sha256, problem) = await ObtainAsync(offer, file, pin, path, progress, cancellationToken);
                problem ??= await PlaceAsync(file, path, content, sources, sha256!, progress, cancellationToken);
                if (problem is not null)
                    return new PullOutcome.Failed(problem);
                pinned |= file.Sha256 is null && pin is null;
            }
        }

        if (offer.Needs.FirstOrDefault(needed => !File.Exists(Path.Combine(content, needed))) is { } missing)
            return Failed(PullFault.WrongContent, $"{offer.Name} came without {missing}", "use a mirror or a copy with --from");
        if (unpacked is null)
            await PulledManifest.WriteAsync(content, offer, sources, _time.GetUtcNow(), cancellationToken);
        Replace(_models.PathOf(offer.Path), content, Path.Combine(stage, "old"));
        Directory.Delete(stage, recursive: true);
        return new PullOutcome.Pulled(_models.PathOf(offer.Path), pinned);
    }

    /// <summary>The file whole and checked at <paramref name="path"/>.</summary>
    private async Task<(string? Sha256, PullProblem? Problem)> ObtainAsync(
        ModelOffer offer,
        OfferedFile file,
        string? pin,
        string path,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var expected = file.Sha256 ?? pin;
        if (File.Exists(path) && expected is not null && await HashAsync(path, cancellationToken) == expected)
            return (expected, null);
        if (_folder is not null)
        {
            if (_folder.Find(offer, file.Name) is not { } found)
                return (
                    null,
                    new(
                        PullFault.NotFound,
                        $"neither {file.Name} nor {offer.Path}/ is in {_options.From}",
                        file.Source is null ? "copy the model's folder there" : $"download {file.Source} into it"
                    )
                );
            var (copied, copying) = await FolderSource.CopyAsync(found, path, progress, cancellationToken);
            return copying is null ? Compare(offer, file, expected, copied!, path) : (null, copying);
        }

        if ((_mirror is null ? file.Source : new Uri(_mirror, Uri.EscapeDataString(file.Name))) is not { } address)
            return (
                null,
                new(
                    PullFault.NoSource,
                    $"{offer.Name} is published nowhere as a whole",
                    $"copy its folder {offer.Path}/ from a machine that has it: minibot models pull {offer.Name} --from FOLDER"
                )
            );
        var part = new PartFile($"{path}.part");
        var resumed = part.Length > 0;
        var (sha256, problem) = await FetchAsync(address, offer, file, expected, part, path, progress, cancellationToken);
        // Bytes that lay on the disk may have changed there: once more, from the beginning.
        return resumed && problem is { Fault: PullFault.WrongContent }
            ? await FetchAsync(address, offer, file, expected, part, path, progress, cancellationToken)
            : (sha256, problem);
    }

    private async Task<(string? Sha256, PullProblem? Problem)> FetchAsync(
        Uri address,
        ModelOffer offer,
        OfferedFile file,
        string? expected,
        PartFile part,
        string path,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var (sha256, problem) = await _download.FetchAsync(address, file, part, progress, cancellationToken);
        if (problem is not null)
            return (null, problem);
        part.MoveTo(path);
        return Compare(offer, file, expected, sha256!, path);
    }

    private (string? Sha256, PullProblem? Problem) Compare(
        ModelOffer offer,
        OfferedFile file,
        string? expected,
        string sha256,
        string path
    )
    {
        if (expected is null || sha256 == expected)
            return (sha256, null);
        File.Delete(path);
        return file.Sha256 is not null
            ? (
                null,
                new(
                    PullFault.WrongContent,
                    $"{file.Name} is not the published file: its SHA-256 is {sha256} instead of {expected}",
                    "use another mirror or a copy with --from"
                )
            )
            : (
                null,
                new(
                    PullFault.Changed,
                    $"{file.Name} has changed since it first came: its SHA-256 is {sha256} instead of {expected}",
                    $"if you trust the new one, delete {_models.PathOf(offer.Path)} and pull again"
                )
            );
    }

    private static async Task<PullProblem?> PlaceAsync(
        OfferedFile file,
        string path,
        string content,
        List<ModelFile> sources,
        string sha256,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var bytes = new FileInfo(path).Length;
        if (file.Source is { } source)
            sources.Add(new(source.AbsoluteUri, bytes, sha256));
        if (file.Unpack)
            return DiskRoom.Check(content, bytes) ?? await ModelArchive.UnpackAsync(path, content, progress, cancellationToken);
        var target = Path.Combine(content, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(path, target);
        return null;
    }

    /// <summary>Copies a model that somebody unpacked, by its own table; what the offer knows better is compared with the offer.</summary>
    private static async Task<PullProblem?> CopyModelAsync(
        ModelOffer offer,
        string from,
        string content,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var manifest = ModelCatalog.ReadManifest(from);
        var sources = ModelManifest.ReadSources(manifest);
        foreach (var file in offer.Files)
            if (
                file.Source is { } source
                && sources.TryGetValue(source.AbsoluteUri, out var made)
                && file.Sha256 is { } published
                && made != published
            )
                return Corrupt(from, file.Name, made, published);
        foreach (var file in ModelManifest.Read(manifest))
        {
            var expected = offer.Files.FirstOrDefault(known => !known.Unpack && known.Name == file.Name)?.Sha256 ?? file.Sha256;
            var path = Path.Combine(from, file.Name);
            if (!File.Exists(path))
                return new(PullFault.NotFound, $"{path} is missing", "copy the whole folder");
            var target = Path.Combine(content, file.Name);
            var (sha256, problem) = await FolderSource.CopyAsync(path, target, progress, cancellationToken);
            if (problem is not null)
                return problem;
            if (sha256 != expected)
                return Corrupt(from, file.Name, sha256!, expected);
        }

        File.Copy(Path.Combine(from, ModelManifest.FileName), Path.Combine(content, ModelManifest.FileName));
        return null;
    }

    private static PullProblem Corrupt(string from, string name, string found, string expected) =>
        new(
            PullFault.WrongContent,
            $"{name} in {from} is corrupt: its SHA-256 is {found} instead of {expected}",
            "copy it anew from a machine where minibot models verify finds nothing"
        );

    /// <summary>Moves a folder into place at once; what stood there goes away after.</summary>
    private static void Replace(string target, string content, string aside)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (Directory.Exists(aside))
            Directory.Delete(aside, recursive: true);
        if (Directory.Exists(target))
            Directory.Move(target, aside);
        Directory.Move(content, target);
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (DiskRoom.Explain(failure).Fault != PullFault.DiskFull)
        {
            return null;
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, cancellationToken));
    }

    private static PullOutcome.Failed Failed(PullFault fault, string cause, string mend) =>
        new(new PullProblem(fault, cause, mend));
}
