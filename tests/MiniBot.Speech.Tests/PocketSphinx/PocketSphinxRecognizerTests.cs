using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.PocketSphinx;

public sealed class PocketSphinxRecognizerTests
{
    private static readonly string[] Phrases = ["oui bien sûr", "pas du tout", "je suis propriétaire", "non merci"];

    [EngineFact(Engine.PocketSphinx)]
    public void Open_FolderIsEmpty_SaysWhichFileIsMissing()
    {
        using var folder = new TemporaryFolder();

        var outcome = PocketSphinxRecognizer.Open(folder.Path, Phrases);

        outcome.ShouldBeOfType<PocketSphinxOpening.Unavailable>().Cause.ShouldContain("feat.params is missing");
    }

    [EngineFact(Engine.PocketSphinx)]
    public void Open_NoPhraseIsKnown_SaysSo()
    {
        var outcome = PocketSphinxRecognizer.Open(TestModels.FrenchTelephone, ["xyzzy"]);

        outcome.ShouldBeOfType<PocketSphinxOpening.Unavailable>().Cause.ShouldBe("no phrase to recognise");
    }

    [EngineFact(Engine.PocketSphinx)]
    public void Open_OnePhraseHasAnUnknownWord_ReportsItAndKeepsTheOthers()
    {
        var opened = PocketSphinxRecognizer
            .Open(TestModels.FrenchTelephone, [.. Phrases, "oui xyzzy"])
            .ShouldBeOfType<PocketSphinxOpening.Opened>();
        using var recognizer = opened.Recognizer;

        opened.LeftOut.ShouldHaveSingleItem().UnknownWords.ShouldBe(["xyzzy"]);
    }

    [EngineFact(Engine.PocketSphinx)]
    public void Finish_NothingWasSaid_UnderstandsNothing()
    {
        using var recognizer = Open();
        using var stream = recognizer.OpenStream();

        stream.Finish().IsEmpty.ShouldBeTrue();
        stream.Hear(new short[8000]).IsEmpty.ShouldBeTrue();
    }

    [EngineFact(Engine.PocketSphinx)]
    public void Finish_MoreThanHalfAMinute_HearsTheBeginningOnly()
    {
        using var recognizer = Open();
        using var stream = recognizer.OpenStream();

        stream.Hear(new short[40 * 8000]).IsEmpty.ShouldBeTrue();
    }

    [EngineFact(Engine.PocketSphinx, Engine.Pico)]
    public async Task Partial_WhileAPhraseIsSpoken_ComesBeforeItsEnd()
    {
        using var recognizer = Open();
        using var stream = recognizer.OpenStream();
        var said = await SayAsync("je suis propriétaire");

        stream.Accept(said.AsSpan(0, said.Length * 3 / 4));

        stream.Partial.Text.ShouldStartWith("je suis");
        stream.Hear(said.AsSpan(said.Length * 3 / 4)).Text.ShouldBe("je suis propriétaire");
    }

    [EngineFact(Engine.PocketSphinx, Engine.Pico)]
    public async Task OpenStream_OtherStreamsRun_EachHearsItsOwn()
    {
        using var recognizer = Open();
        var said = await Task.WhenAll(Phrases.Select(SayAsync));

        var heard = new string[said.Length];
        Parallel.For(
            0,
            said.Length,
            i =>
            {
                using var stream = recognizer.OpenStream();
                heard[i] = stream.Hear(said[i]).Text;
            }
        );

        heard.ShouldBe(Phrases);
    }

    [EngineFact(Engine.PocketSphinx, Engine.Pico)]
    public async Task Finish_TwoPhrasesInOneBreath_GivesBoth()
    {
        using var recognizer = Open();
        using var stream = recognizer.OpenStream();

        stream.Hear(await SayAsync("non merci je suis propriétaire")).Text.ShouldBe("non merci je suis propriétaire");
    }

    [EngineFact(Engine.PocketSphinx, Engine.Pico)]
    public async Task Finish_SomePhrase_GivesEachWordItsTimeAndConfidence()
    {
        using var recognizer = Open();
        using var stream = recognizer.OpenStream();
        var said = await SayAsync("je suis propriétaire");
        var length = TimeSpan.FromSeconds(said.Length / 8000.0);
        stream.Hear(said);

        var text = stream.Hear(said);

        text.Words.Select(word => word.Text).ShouldBe(["je", "suis", "propriétaire"]);
        text.Words[0].Start.TotalSeconds.ShouldBeInRange(0, 0.45);
        text.Words[2].End.TotalSeconds.ShouldBeInRange(1, length.TotalSeconds);
        text.Words.Zip(text.Words.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        text.Words.ShouldAllBe(word => word.Start < word.End && word.Confidence > 0.3 && word.Confidence <= 1);
    }

    private static PocketSphinxRecognizer Open() =>
        PocketSphinxRecognizer.Open(TestModels.FrenchTelephone, Phrases).ShouldBeOfType<PocketSphinxOpening.Opened>().Recognizer;

    private static async Task<short[]> SayAsync(string text)
    {
        var voice = (await PicoSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull();
        var outcome = await voice.SynthesizeAsync(text, new("fr-FR"), CancellationToken.None);
        return TelephoneLine.Carry(outcome.ShouldBeOfType<SynthesisOutcome.Spoken>().Audio);
    }
}
