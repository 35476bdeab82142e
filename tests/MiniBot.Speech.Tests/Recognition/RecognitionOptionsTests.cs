using MiniBot.Speech.Recognition;
using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Recognition;

public sealed class RecognitionOptionsTests
{
    [Theory]
    [InlineData("pocketsphinx")]
    [InlineData("sherpa-onnx:sherpa-onnx-streaming-zipformer-fr-2023-04-14")]
    [InlineData("sherpa-onnx-offline:sherpa-onnx-whisper-small")]
    [InlineData("vosk:ws://localhost:2700/")]
    public void TryParse_Engine_IsReadAndWritten(string text)
    {
        EngineChoice.TryParse(text, out var choice, out _).ShouldBeTrue();

        choice.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("whisper")]
    [InlineData("pocketsphinx:x")]
    [InlineData("sherpa-onnx:")]
    [InlineData("sherpa-onnx:../../etc")]
    [InlineData("sherpa-onnx:..")]
    [InlineData("vosk:http://localhost")]
    [InlineData("vosk:localhost")]
    public void TryParse_Nonsense_SaysHowItIsWritten(string text)
    {
        EngineChoice.TryParse(text, out _, out var error).ShouldBeFalse();

        error.ShouldStartWith($"'{text}' is no recogniser; write ");
    }

    [Fact]
    public void Validate_Standard_HasNoProblem() => new RecognitionOptions().Validate().ShouldBeEmpty();

    [Fact]
    public void Validate_WrongValues_NamesEveryKey()
    {
        var options = new RecognitionOptions
        {
            Engines = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["french"] = ["siri"] },
            Sherpa = new SherpaOptions { MostBatched = 0 },
            ReturnAfter = TimeSpan.Zero,
        };

        var problems = options.Validate();

        problems.Count.ShouldBe(4);
        problems[0].ShouldStartWith("engines.french is no language");
        problems[1].ShouldStartWith("engines.french: 'siri'");
        problems[2].ShouldStartWith("sherpa.most_batched is 0");
        problems[3].ShouldStartWith("return_after");
    }

    [Fact]
    public async Task OpenRecognizerAsync_NothingIsThere_TellsOfEach()
    {
        using var folder = new TemporaryFolder();
        var speech = new SpeechOptions { ModelFolder = folder.File("models"), PromptFolder = folder.File("prompts") };
        using var kit = await SpeechKit.OpenAsync(speech, CancellationToken.None);
        var told = new List<string>();

        var opened = await kit.OpenRecognizerAsync(
            "fr",
            ["oui"],
            Options("sherpa-onnx:absent", "sherpa-onnx-offline:absent", "pocketsphinx"),
            told.Add,
            CancellationToken.None
        );

        opened.ShouldBeNull();
        told.Count.ShouldBe(3);
        told[0].ShouldStartWith("the recogniser sherpa-onnx:absent is left out: the model recognition/absent is not in ");
    }

    [EngineFact(Engine.Sherpa)]
    public async Task OpenRecognizerAsync_OneIsMissing_OpensTheOther()
    {
        using var folder = new TemporaryFolder();
        using var kit = await SpeechKit.OpenAsync(new() { PromptFolder = folder.File("prompts") }, CancellationToken.None);
        var told = new List<string>();

        using var opened = await kit.OpenRecognizerAsync(
            "fr",
            ["oui"],
            Options("sherpa-onnx:absent", "sherpa-onnx:toy-streaming-ctc", "vosk:ws://localhost:1"),
            told.Add,
            CancellationToken.None
        );

        opened.ShouldNotBeNull().Name.ShouldEndWith("toy-streaming-ctc, else vosk-server localhost:1");
        told.ShouldHaveSingleItem();
        (await kit.OpenRecognizerAsync("en", [], new RecognitionOptions(), told.Add, CancellationToken.None)).ShouldBeNull();
    }

    private static RecognitionOptions Options(params string[] engines) =>
        new() { Engines = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["fr"] = engines } };
}
