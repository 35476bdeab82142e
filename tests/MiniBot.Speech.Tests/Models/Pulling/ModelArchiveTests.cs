using System.Formats.Tar;
using System.IO.Compression;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Pulling;

public sealed class ModelArchiveTests : IDisposable
{
    private static readonly byte[] s_model = PullBench.Content(50_000);

    private readonly PullBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("test.tar")]
    [InlineData("test.tar.gz")]
    public async Task Pull_Archive_IsUnpackedWithoutItsTopFolderAndListed(string name)
    {
        var tar = PullBench.Tar(
            ("top/model.onnx", s_model),
            ("top/data/fr/words", [1, 2]),
            ("top/LICENSE.md", "MIT"u8.ToArray())
        );
        var archive = name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(tar) : tar;
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, archive));

        var outcome = await _bench.PullAsync(PullBench.Offer(archive, name: name, unpack: true), server);

        outcome.ShouldBeOfType<PullOutcome.Pulled>();
        (await File.ReadAllBytesAsync(_bench.ModelFile("model.onnx"))).ShouldBe(s_model);
        File.Exists(_bench.ModelFile("data/fr/words")).ShouldBeTrue();
        (await File.ReadAllTextAsync(_bench.ModelFile("LICENSE.upstream.md"))).ShouldBe("MIT");
        _bench.Models.Check("vad/test").ShouldBeOfType<ModelState.Verified>();
        await File.WriteAllBytesAsync(_bench.ModelFile("data/fr/words"), [1, 3]);
        _bench.Models.Check("vad/test").ShouldBeOfType<ModelState.Unusable>().Cause.ShouldContain("words");
    }

    [ProgramFact("bzip2")]
    public async Task Pull_Bzip2Archive_IsUnpacked()
    {
        var archive = await Bzip2Async(PullBench.Tar(("top/model.onnx", s_model)));
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, archive));

        (
            await _bench.PullAsync(PullBench.Offer(archive, name: "test.tar.bz2", unpack: true), server)
        ).ShouldBeOfType<PullOutcome.Pulled>();
        (await File.ReadAllBytesAsync(_bench.ModelFile("model.onnx"))).ShouldBe(s_model);
    }

    [ProgramFact("bzip2")]
    public async Task Unpack_Bzip2Truncated_IsNamed()
    {
        var archive = await Bzip2Async(PullBench.Tar(("top/model.onnx", s_model)));

        (await UnpackAsync(archive[..^200], "test.tar.bz2")).Fault.ShouldBe(PullFault.WrongContent);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("top/../../evil")]
    [InlineData("/etc/evil")]
    [InlineData("top/a\\..\\evil")]
    [InlineData("top//evil")]
    [InlineData("top/a/b/c/d/e/f/g/h/evil")]
    public async Task Unpack_NameLeadsElsewhere_IsRefused(string name)
    {
        var problem = await UnpackAsync(PullBench.Tar((name, [1])));

        problem.Fault.ShouldBe(PullFault.UnsafeArchive);
        Directory.EnumerateFiles(_bench.PathOf("."), "evil", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    public async Task Unpack_LinkOrDevice_IsRefused(TarEntryType type)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
        {
            var entry = new PaxTarEntry(type, "top/model.onnx");
            if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                entry.LinkName = "/etc/passwd";
            writer.WriteEntry(entry);
        }

        (await UnpackAsync(bytes.ToArray())).Fault.ShouldBe(PullFault.UnsafeArchive);
    }

    [Fact]
    public async Task Unpack_SameNameTwice_IsRefused() =>
        (await UnpackAsync(PullBench.Tar(("top/a", [1]), ("top/a", [2])))).Cause.ShouldContain("twice");

    [Fact]
    public async Task Unpack_TooManyEntries_IsRefused()
    {
        var files = Enumerable
            .Range(0, ModelArchive.MostEntries + 1)
            .Select(index => ($"top/{index}", Array.Empty<byte>()))
            .ToArray();

        (await UnpackAsync(Gzip(PullBench.Tar(files)), "test.tar.gz")).Fault.ShouldBe(PullFault.UnsafeArchive);
    }

    [Fact]
    public async Task Unpack_Bomb_StopsAtTheCap()
    {
        var bomb = Gzip(PullBench.Tar(("top/a", new byte[40 << 20]), ("top/b", new byte[40 << 20])));

        var problem = await UnpackAsync(bomb, "test.tar.gz");

        problem.Fault.ShouldBe(PullFault.UnsafeArchive);
        problem.Cause.ShouldContain("unpacks to more than");
    }

    [Fact]
    public async Task Unpack_AnyCut_IsNamedAndNeverThrows()
    {
        var archive = Gzip(PullBench.Tar(("top/a", s_model), ("top/b", s_model)));
        for (var length = 0; length < archive.Length - 20; length += 7919)
            (await UnpackAsync(archive[..length], "test.tar.gz")).Fault.ShouldBe(PullFault.WrongContent);
    }

    [Fact]
    public async Task Unpack_AnyBytes_NeverThrow()
    {
        var random = new Random(5);
        var tar = PullBench.Tar(("top/a", [1, 2, 3]), ("top/b/c", s_model[..600]));
        for (var round = 0; round < 200; round++)
        {
            var wrong = tar.ToArray();
            for (var flips = 0; flips < 8; flips++)
                wrong[random.Next(1100)] = (byte)random.Next(256);
            await TryUnpackAsync(wrong, "test.tar");
        }
    }

    private async Task<PullProblem> UnpackAsync(byte[] archive, string name = "test.tar") =>
        (await TryUnpackAsync(archive, name)).ShouldNotBeNull();

    private async Task<PullProblem?> TryUnpackAsync(byte[] archive, string name)
    {
        var folder = _bench.PathOf("unpacked");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(_bench.PathOf(name), archive);
        return await ModelArchive.UnpackAsync(_bench.PathOf(name), folder, new Progress<PullProgress>(), CancellationToken.None);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            gzip.Write(content);
        return bytes.ToArray();
    }

    private async Task<byte[]> Bzip2Async(byte[] content)
    {
        var path = _bench.PathOf("made.tar");
        await File.WriteAllBytesAsync(path, content);
        using var program = System.Diagnostics.Process.Start("bzip2", ["--force", path]);
        await program.WaitForExitAsync();
        return await File.ReadAllBytesAsync($"{path}.bz2");
    }
}
