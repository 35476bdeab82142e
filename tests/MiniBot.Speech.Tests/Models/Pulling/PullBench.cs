using System.Formats.Tar;
using System.Security.Cryptography;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Offers;
using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Pulling;

/// <summary>A model folder of a test's own, offers made up for it, and a server that has them as a mirror.</summary>
internal sealed class PullBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpMessageInvoker _http = WebSource.OpenClient();

    public PullBench() => Models = new ModelCatalog(Directory.CreateDirectory(_folder.File("models")).FullName);

    public ModelCatalog Models { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public List<PullProgress> Told { get; } = [];

    /// <summary>Told of each step, on the thread that pulls.</summary>
    public Action<PullProgress> OnProgress { get; set; } = _ => { };

    public PullOptions Options { get; init; } = new() { FirstWait = TimeSpan.Zero };

    public static byte[] Content(int bytes, int seed = 1)
    {
        var content = new byte[bytes];
        new Random(seed).NextBytes(content);
        return content;
    }

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A model of one file; its checksum is published unless <paramref name="pins"/>.</summary>
    public static ModelOffer Offer(
        byte[] content,
        bool pins = false,
        string name = "model.onnx",
        bool unpack = false,
        string[]? needs = null
    ) =>
        new()
        {
            Name = "test",
            Kind = "vad",
            Engine = "test",
            Language = "any",
            Purpose = "a test",
            Licence = new("MIT", new Uri("https://example.org/mit"), "Free.", NeedsAcceptance: false),
            Files =
            [
                new(
                    name,
                    content.Length,
                    IsExact: !pins,
                    pins ? null : Sha256(content),
                    new Uri($"https://models.example.org/{name}"),
                    unpack
                ),
            ],
            Needs = needs ?? [unpack ? "model.onnx" : name],
        };

    /// <summary>An archive with these entries, each under the folder that releases have at the top.</summary>
    public static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
            foreach (var (name, content) in files)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return bytes.ToArray();
    }

    public string PathOf(string file) => _folder.File(file);

    public string ModelFile(string file) => Path.Combine(Models.PathOf("vad/test"), file);

    public string Staged(string file) => Path.Combine(Models.Folder, ModelPull.StageFolder, "vad-test", "files", file);

    public async Task<PullOutcome> PullAsync(
        ModelOffer offer,
        FakeModelServer server,
        CancellationToken cancellationToken = default
    )
    {
        var pull = new ModelPull(
            Models,
            Options with
            {
                From = server.Root.AbsoluteUri,
            },
            Time,
            _http,
            HubToken.From("hf_secret")
        );
        return await pull.PullAsync(offer, new Teller(this), cancellationToken);
    }

    public async Task<PullOutcome> PullFromAsync(ModelOffer offer, string? from, HttpMessageInvoker? http = null)
    {
        var pull = new ModelPull(Models, Options with { From = from }, Time, http ?? _http, HubToken.From("hf_secret"));
        return await pull.PullAsync(offer, new Teller(this), CancellationToken.None);
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    private sealed class Teller(PullBench bench) : IProgress<PullProgress>
    {
        public void Report(PullProgress value)
        {
            bench.Told.Add(value);
            bench.OnProgress(value);
        }
    }
}
