using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Offers;
using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Pulling;

/// <summary>Pulls from a folder: a USB stick, another machine's models.</summary>
public sealed class FolderPullTests : IDisposable
{
    private static readonly byte[] s_content = PullBench.Content(5000);

    private readonly PullBench _bench = new();

    private string Stick => Directory.CreateDirectory(_bench.PathOf("stick")).FullName;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Pull_DownloadedFileLiesThere_IsTaken()
    {
        await File.WriteAllBytesAsync(Path.Combine(Stick, "model.onnx"), s_content);

        (await _bench.PullFromAsync(PullBench.Offer(s_content), Stick)).ShouldBeOfType<PullOutcome.Pulled>();
        _bench.Models.Check("vad/test").ShouldBeOfType<ModelState.Verified>();
    }

    [Fact]
    public async Task Pull_FileIsAnother_IsRefused()
    {
        await File.WriteAllBytesAsync(Path.Combine(Stick, "model.onnx"), PullBench.Content(5000, seed: 2));

        (await FailAsync(PullBench.Offer(s_content))).Fault.ShouldBe(PullFault.WrongContent);
    }

    [Fact]
    public async Task Pull_NothingThere_SaysWhatToPutThere()
    {
        var problem = await FailAsync(PullBench.Offer(s_content));

        problem.Fault.ShouldBe(PullFault.NotFound);
        problem.Mend.ShouldContain("https://models.example.org/model.onnx");
    }

    [Fact]
    public async Task Pull_NotPublishedAnywhere_SaysHowToCopyIt()
    {
        var offer = PullBench.Offer(s_content);
        offer = offer with { Files = [offer.Files[0] with { Source = null }] };

        var problem = (await _bench.PullFromAsync(offer, from: null)).ShouldBeOfType<PullOutcome.Failed>().Problem;

        problem.Fault.ShouldBe(PullFault.NoSource);
        problem.Mend.ShouldContain("--from FOLDER");
    }

    [EngineFact(Engine.Sherpa)]
    public async Task Pull_ModelsOfAnotherMachine_AreCopiedByTheirTables()
    {
        var silero = ModelOffers.Shipped.Find("silero-vad-16k").ShouldHaveSingleItem();
        var phrases = ModelOffers.Shipped.Find("fr-small")[1];
        var from = TestModels.Catalog.Folder;

        (await _bench.PullFromAsync(silero, from)).ShouldBeOfType<PullOutcome.Pulled>();
        (await _bench.PullFromAsync(phrases, from)).ShouldBeOfType<PullOutcome.Pulled>();

        _bench.Models.Check(KnownModels.SileroVad).ShouldBeOfType<ModelState.Verified>();
        _bench.Models.Check(KnownModels.FrenchTelephone).ShouldBeOfType<ModelState.Verified>();
        ModelProbe.Run(["VoiceActivity", _bench.Models.PathOf(KnownModels.SileroVad)]).ShouldBe(0);
    }

    [EngineFact(Engine.Sherpa)]
    public async Task Pull_CopyOfAModelIsCorrupt_IsRefused()
    {
        var stick = Directory.CreateDirectory(Path.Combine(Stick, "vad", "silero-vad-16k")).FullName;
        foreach (var file in Directory.EnumerateFiles(TestModels.Silero))
            await File.WriteAllBytesAsync(Path.Combine(stick, Path.GetFileName(file)), await File.ReadAllBytesAsync(file));
        await using (var model = File.OpenWrite(Path.Combine(stick, KnownModels.SileroVadFile)))
            model.WriteByte(0);

        var problem = await FailAsync(ModelOffers.Shipped.Find("silero-vad-16k")[0]);

        problem.Fault.ShouldBe(PullFault.WrongContent);
        Directory.Exists(_bench.Models.PathOf(KnownModels.SileroVad)).ShouldBeFalse();
    }

    [Fact]
    public void Accept_Licence_IsRememberedAndOtherTermsAreAskedAnew()
    {
        var offer = PullBench.Offer(s_content);
        offer = offer with { Licence = offer.Licence with { NeedsAcceptance = true } };
        var book = new LicenceBook(_bench.PathOf("user/licences.json"), new ManualTimeProvider());
        book.Allows(offer).ShouldBeFalse();

        book.Accept(offer);

        var later = new LicenceBook(_bench.PathOf("user/licences.json"), new ManualTimeProvider());
        later.Allows(offer).ShouldBeTrue();
        later.Allows(offer with { Licence = offer.Licence with { Name = "other" } }).ShouldBeFalse();
        File.WriteAllText(_bench.PathOf("user/licences.json"), "{");
        later.Allows(offer).ShouldBeFalse();
    }

    private async Task<PullProblem> FailAsync(ModelOffer offer) =>
        (await _bench.PullFromAsync(offer, Stick)).ShouldBeOfType<PullOutcome.Failed>().Problem;
}
