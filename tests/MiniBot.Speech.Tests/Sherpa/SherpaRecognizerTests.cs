using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>The online path with a model whose words are pairs of tones.</summary>
public sealed class SherpaRecognizerTests
{
    private const int RateHz = DualTones.RateHz;

    [EngineFact(Engine.Sherpa)]
    public void Finish_DualToneWords_AreRecognised()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out var error);
        error.ShouldBeNull();
        using var stream = recognizer.ShouldNotBeNull().OpenStream();

        stream.Hear(DualTones.Words["oui"]).Text.ShouldBe("oui");
        stream.Hear(DualTones.Words["non"]).Text.ShouldBe("non");
        stream.Hear(new short[RateHz]).IsEmpty.ShouldBeTrue();
    }

    [EngineFact(Engine.Sherpa)]
    public void OpenStream_TwoCalls_HearOnlyThemselves()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out _).ShouldNotBeNull();
        using var one = recognizer.OpenStream();
        using var other = recognizer.OpenStream();

        one.Accept(DualTones.Words["stop"]);
        other.Accept(DualTones.Words["merci"]);

        one.Finish().Text.ShouldBe("stop");
        other.Finish().Text.ShouldBe("merci");
    }

    [EngineFact(Engine.Sherpa)]
    public void OpenStream_TwentyCallsAtOnce_EachHearsItsOwnWord()
    {
        const int calls = 20;
        var options = new SherpaOptions
        {
            Threads = 2,
            MostBatched = 7,
            FinishLimit = TimeSpan.FromMinutes(1),
        };
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, options, out _).ShouldNotBeNull();
        var words = DualTones.Words.ToArray();

        var heard = new string[calls];
        Parallel.For(
            0,
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = calls },
            i =>
            {
                using var stream = recognizer.OpenStream();
                heard[i] =
                    $"{stream.Hear(words[i % words.Length].Value).Text} {stream.Hear(words[(i + 3) % words.Length].Value).Text}";
            }
        );

        heard.ShouldBe(
            Enumerable.Range(0, calls).Select(i => $"{words[i % words.Length].Key} {words[(i + 3) % words.Length].Key}")
        );
        recognizer.SamplesDropped.ShouldBe(0);
    }

    [EngineFact(Engine.Sherpa)]
    public void Finish_TwoWords_HaveTimesFromTheUtterancesBeginning()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out _).ShouldNotBeNull();
        using var stream = recognizer.OpenStream();
        stream.Hear(DualTones.Words["stop"]);

        var text = stream.Hear([.. DualTones.Words["oui"], .. DualTones.Words["merci"]]);

        text.Text.ShouldBe("oui merci");
        text.Words.Select(word => word.Text).ShouldBe(["oui", "merci"]);
        text.Words[0].Start.TotalSeconds.ShouldBe(0.25, tolerance: 0.2);
        text.Words[1].Start.TotalSeconds.ShouldBe(1.25, tolerance: 0.2);
        text.Words.ShouldAllBe(word => word.End > word.Start && word.End.TotalSeconds < 2);
    }

    [EngineFact(Engine.Sherpa)]
    public async Task Partial_WhileAWordIsSpoken_ComesWithoutTheEnd()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out _).ShouldNotBeNull();
        using var stream = recognizer.OpenStream();

        stream.Accept([.. DualTones.Words["rappel"], .. new short[RateHz]]);

        await Eventually.Async(() =>
        {
            stream.Partial.Text.ShouldBe("rappel");
            return Task.CompletedTask;
        });
        stream.Finish().Text.ShouldBe("rappel");
        stream.Partial.IsEmpty.ShouldBeTrue();
    }

    [EngineFact(Engine.Sherpa)]
    public void Accept_UtteranceGoesOn_AllocatesNothing()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out _).ShouldNotBeNull();
        using var stream = recognizer.OpenStream();
        var frame = new short[320];
        // The queue grows to what an utterance needs, and is empty once it has ended.
        stream.Accept(new short[10 * RateHz]);
        stream.Finish();
        stream.Accept(frame);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            stream.Accept(frame);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
    }

    [EngineFact(Engine.Sherpa)]
    public void Finish_RecognizerIsDisposed_ThrowsAndDoesNotHang()
    {
        var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out _).ShouldNotBeNull();
        using var stream = recognizer.OpenStream();
        stream.Accept(DualTones.Words["oui"]);
        recognizer.Dispose();

        Should.Throw<ObjectDisposedException>(() => stream.Finish());
    }

    [EngineFact(Engine.Sherpa)]
    public void OpenStream_HotwordsForACtcModel_AreDoneWithout()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out _).ShouldNotBeNull();
        using var stream = recognizer.OpenStream(["merci"]);

        stream.Hear(DualTones.Words["oui"]).Text.ShouldBe("oui");
    }

    [EngineFact(Engine.Sherpa)]
    public void TryOpen_OptionIsOutOfRange_NamesIt()
    {
        SherpaRecognizer.TryOpen(TestModels.DualTones, new SherpaOptions { Threads = 0 }, out var error).ShouldBeNull();

        error.ShouldBe("threads is 0; set it from 1 to 16");
    }

    [EngineFact(Engine.Sherpa)]
    public void TryOpen_FolderIsEmpty_SaysWhichFileIsMissing()
    {
        using var folder = new TemporaryFolder();

        SherpaRecognizer.TryOpen(folder.Path, out var error).ShouldBeNull();

        error.ShouldBe($"{folder.File("tokens.txt")} is missing");
    }
}
