using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Pulling;

public sealed class ModelPullTests : IDisposable
{
    private const int Length = 300_000;

    private static readonly byte[] s_content = PullBench.Content(Length);

    private readonly PullBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Pull_WholeAtOnce_IsThereVerifiedWithItsLicence()
    {
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, s_content));

        var outcome = await _bench.PullAsync(PullBench.Offer(s_content), server);

        outcome.ShouldBe(new PullOutcome.Pulled(_bench.Models.PathOf("vad/test"), Pinned: false));
        _bench.Models.Check("vad/test").ShouldBeOfType<ModelState.Verified>();
        var licence = await File.ReadAllTextAsync(_bench.ModelFile("LICENSE.md"));
        licence.ShouldContain("MIT (https://example.org/mit)");
        licence.ShouldContain($"| https://models.example.org/model.onnx | {Length} | {PullBench.Sha256(s_content)} |");
        _bench.Models.Names.ShouldBe(["vad/test"]);
        _bench.Told[^1].Done.ShouldBe(Length);
    }

    [Fact]
    public async Task Pull_ThereAlready_AsksNobody()
    {
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, s_content));
        await _bench.PullAsync(PullBench.Offer(s_content), server);

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.AlreadyThere>();
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99_999)]
    [InlineData(Length / 2)]
    [InlineData(Length - 1)]
    public async Task Pull_ConnectionBreaksInTheBody_GoesOnThere(int cutAfter)
    {
        await using var server = new FakeModelServer(request =>
            request.RangeFrom is null && cutAfter >= 0
                ? FakeModelServer.Serve(request, s_content) with
                {
                    CutAfter = cutAfter,
                }
                : FakeModelServer.Serve(request, s_content)
        );
        if (cutAfter == 0)
        {
            // Nothing came, so there is nothing to go on with: it asks anew until patience ends.
            (await FailAsync(server)).Fault.ShouldBe(PullFault.Offline);
            return;
        }

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Pulled>();
        server.Requests[1].RangeFrom.ShouldBe(cutAfter);
        server.Requests[1].Header("If-Range").ShouldBe("\"v1\"");
    }

    [Fact]
    public async Task Pull_BreaksAgainAndAgain_ComesInPieces()
    {
        await using var server = new FakeModelServer(request =>
            FakeModelServer.Serve(request, s_content) with
            {
                CutAfter = 20_000,
            }
        );

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Pulled>();
        server.Requests.Count.ShouldBe(Length / 20_000);
    }

    [Fact]
    public async Task Pull_FileChangesBetweenTwoParts_BeginsAnew()
    {
        var newer = PullBench.Content(Length, seed: 2);
        var asked = 0;
        await using var server = new FakeModelServer(request =>
            asked++ == 0
                ? FakeModelServer.Serve(request, s_content) with
                {
                    CutAfter = 1000,
                }
                : FakeModelServer.Serve(request, newer, "\"v2\"")
        );

        (await _bench.PullAsync(PullBench.Offer(newer), server)).ShouldBeOfType<PullOutcome.Pulled>();
        (await File.ReadAllBytesAsync(_bench.ModelFile("model.onnx"))).ShouldBe(newer);
    }

    [Fact]
    public async Task Pull_NoValidator_BeginsAnew()
    {
        var asked = 0;
        await using var server = new FakeModelServer(_ => new(200, s_content) { CutAfter = asked++ == 0 ? 1000 : null });

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Pulled>();
        server.Requests.ShouldAllBe(request => request.RangeFrom == null);
    }

    [Fact]
    public async Task Pull_SecondProcessRun_GoesOnWithThePartOfTheFirst()
    {
        await using (var broken = new FakeModelServer(request => FakeModelServer.Serve(request, s_content) with { CutAfter = 0 }))
            await FailAsync(broken);
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.Staged("x"))!);
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, s_content));
        var part = new PartFile(_bench.Staged("model.onnx.part"));
        part.Begin(new PartJournal(new Uri(server.Root, "model.onnx").AbsoluteUri, "\"v1\"", Length));
        await File.WriteAllBytesAsync(part.Path, s_content[..100_000]);

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Pulled>();
        server.Requests.ShouldHaveSingleItem().RangeFrom.ShouldBe(100_000);
    }

    [Fact]
    public async Task Pull_PartIsRottenOnTheDisk_ComesOnceMoreFromTheBeginning()
    {
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, s_content));
        var part = new PartFile(_bench.Staged("model.onnx.part"));
        part.Begin(new PartJournal(new Uri(server.Root, "model.onnx").AbsoluteUri, "\"v1\"", Length));
        await File.WriteAllBytesAsync(part.Path, new byte[100_000]);

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Pulled>();
        server.Requests.Select(request => request.RangeFrom).ShouldBe([100_000, null]);
    }

    [Fact]
    public async Task Pull_WrongHash_IsRefusedAndNothingIsThere()
    {
        await using var server = new FakeModelServer(request =>
            FakeModelServer.Serve(request, PullBench.Content(Length, seed: 2))
        );

        var problem = await FailAsync(server);

        problem.Fault.ShouldBe(PullFault.WrongContent);
        problem.Cause.ShouldContain(PullBench.Sha256(s_content));
        Directory.Exists(_bench.Models.PathOf("vad/test")).ShouldBeFalse();
        File.Exists(_bench.Staged("model.onnx")).ShouldBeFalse();
    }

    [Fact]
    public async Task Pull_WrongLength_IsRefusedBeforeItComes()
    {
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, s_content[..^1]));

        var problem = await FailAsync(server);

        problem.Fault.ShouldBe(PullFault.WrongContent);
        problem.Cause.ShouldBe($"model.onnx has {Length - 1} bytes there instead of {Length}");
        _bench.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pull_EndlessBodyWithoutLength_IsCutOff()
    {
        await using var server = new FakeModelServer(_ => new(200, [.. s_content, .. s_content]) { DeclaresLength = false });

        (await FailAsync(server)).Fault.ShouldBe(PullFault.WrongContent);
    }

    [Theory]
    [InlineData(401, PullFault.AccessDenied)]
    [InlineData(403, PullFault.AccessDenied)]
    [InlineData(404, PullFault.NotFound)]
    [InlineData(410, PullFault.NotFound)]
    [InlineData(418, PullFault.WrongContent)]
    [InlineData(500, PullFault.Offline)]
    public async Task Pull_ServerRefuses_IsNamedWithItsMend(int status, PullFault fault)
    {
        await using var server = new FakeModelServer(_ => new(status, []));

        var problem = await FailAsync(server);

        problem.Fault.ShouldBe(fault);
        problem.Mend.ShouldContain("--from");
        server.Requests.Count.ShouldBe(status == 500 ? 5 : 1);
    }

    [Fact]
    public async Task Pull_NobodyThere_SaysHowToDoWithoutANetwork()
    {
        var server = new FakeModelServer(_ => new(200, []));
        await server.DisposeAsync();

        var problem = await FailAsync(server);

        problem.Fault.ShouldBe(PullFault.Offline);
        problem.Mend.ShouldContain("--from FOLDER");
    }

    [Fact]
    public async Task Pull_ChecksumNotPublished_IsWrittenDownAndAnotherIsRefusedLater()
    {
        var offer = PullBench.Offer(s_content, pins: true);
        var now = s_content;
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, now));
        (await _bench.PullAsync(offer, server)).ShouldBeOfType<PullOutcome.Pulled>().Pinned.ShouldBeTrue();
        File.Delete(_bench.ModelFile("model.onnx"));
        now = PullBench.Content(Length, seed: 2);

        var changed = (await _bench.PullAsync(offer, server)).ShouldBeOfType<PullOutcome.Failed>().Problem;
        now = s_content;
        var restored = (await _bench.PullAsync(offer, server)).ShouldBeOfType<PullOutcome.Pulled>();

        changed.Fault.ShouldBe(PullFault.Changed);
        changed.Mend.ShouldContain("delete");
        restored.Pinned.ShouldBeFalse();
        _bench.Models.Check("vad/test").ShouldBeOfType<ModelState.Verified>();
    }

    [Fact]
    public async Task Pull_NewerIsOffered_ReplacesTheOlder()
    {
        var newer = PullBench.Content(Length, seed: 2);
        var now = s_content;
        await using var server = new FakeModelServer(request => FakeModelServer.Serve(request, now));
        await _bench.PullAsync(PullBench.Offer(s_content), server);
        now = newer;
        ModelInventory.Look(_bench.Models, "vad/test", PullBench.Offer(newer)).Presence.ShouldBe(ModelPresence.Update);

        (await _bench.PullAsync(PullBench.Offer(newer), server)).ShouldBeOfType<PullOutcome.Pulled>();
        ModelInventory.Look(_bench.Models, "vad/test", PullBench.Offer(newer)).Presence.ShouldBe(ModelPresence.There);
    }

    [Fact]
    public async Task Pull_TwoAtOnce_TheSecondIsToldToWait()
    {
        using var giveUp = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new FakeModelServer(request =>
        {
            asked.TrySetResult();
            return FakeModelServer.Serve(request, s_content) with { CutAfter = 1000, ThenHolds = true };
        });
        var first = _bench.PullAsync(PullBench.Offer(s_content), server, giveUp.Token);
        await asked.Task;

        var second = (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Failed>().Problem;
        await giveUp.CancelAsync();

        second.Fault.ShouldBe(PullFault.Busy);
        second.Cause.ShouldContain("another pull of test is under way");
        await Should.ThrowAsync<OperationCanceledException>(first);
    }

    private async Task<PullProblem> FailAsync(FakeModelServer server) =>
        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Failed>().Problem;
}
