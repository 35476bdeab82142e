using MiniBot.Audio;
using MiniBot.Audio.Wave;
using MiniBot.Calls.Speaking;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Calls.Tests.Speaking;

public sealed class PromptLibraryTests : IDisposable
{
    private const int Rate = 8000;
    private const int RecordedLength = 3200;
    private const int SpokenLength = 800;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minibot-prompts-");
    private readonly List<string> _asked = [];
    private SynthesisOutcome _outcome = new SynthesisOutcome.Spoken(Tone(SpokenLength));

    public PromptLibraryTests()
    {
        Directory.CreateDirectory(Recordings);
        Wav.Write(Path.Combine(Recordings, "hello.wav"), Tone(RecordedLength));
        Wav.Write(Path.Combine(_folder.FullName, "outside.wav"), Tone(RecordedLength));
        File.WriteAllText(Path.Combine(Recordings, "broken.wav"), "not audio");
    }

    private string Recordings => Path.Combine(_folder.FullName, "recordings");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task GetAsync_RecordingThere_IsPlayed(string folderEnd)
    {
        using var library = Library(Recordings + folderEnd);

        (await LengthAsync(library, "hello.wav")).ShouldBe(RecordedLength);
        _asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("missing.wav")]
    [InlineData("broken.wav")]
    [InlineData("../outside.wav")]
    [InlineData("sub/../../outside.wav")]
    [InlineData("")]
    [InlineData("bad\0name.wav")]
    public async Task GetAsync_RecordingMissingBrokenOrElsewhere_IsSpoken(string audioPath)
    {
        using var library = Library(Recordings);

        (await LengthAsync(library, audioPath)).ShouldBe(SpokenLength);
        _asked.ShouldBe(["bonjour"]);
    }

    [Fact]
    public async Task GetAsync_AbsolutePathElsewhere_IsSpoken()
    {
        using var library = Library(Recordings);

        (await LengthAsync(library, Path.Combine(_folder.FullName, "outside.wav"))).ShouldBe(SpokenLength);
    }

    [Fact]
    public async Task GetAsync_SaidBefore_IsThereAtOnceAndTheSame()
    {
        using var library = Library(null);
        var first = await library.GetAsync("bonjour", null, Rate, CancellationToken.None);
        var again = library.GetAsync("bonjour", null, Rate, CancellationToken.None);

        again.IsCompletedSuccessfully.ShouldBeTrue();
        (await again).ShouldBeSameAs(first);
        _asked.ShouldBe(["bonjour"]);
    }

    [Fact]
    public async Task GetAsync_RecordingMissing_UsesWhatWasMadeForTheText()
    {
        using var library = Library(Recordings);
        var made = await library.GetAsync("bonjour", null, Rate, CancellationToken.None);

        (await library.GetAsync("bonjour", "missing.wav", Rate, CancellationToken.None)).ShouldBeSameAs(made);
        _asked.ShouldBe(["bonjour"]);
    }

    [Fact]
    public async Task GetAsync_AnotherRate_IsResampled()
    {
        using var library = Library(null);
        var outcome = await library.GetAsync("bonjour", null, 2 * Rate, CancellationToken.None);

        outcome.ShouldBeOfType<PromptOutcome.Ready>().Samples.Length.ShouldBe(2 * SpokenLength);
    }

    [Fact]
    public async Task GetAsync_Failed_IsTriedAgain()
    {
        using var library = Library(null);
        _outcome = new SynthesisOutcome.Failed("busy");
        (await library.GetAsync("bonjour", null, Rate, CancellationToken.None)).ShouldBe(new PromptOutcome.Failed("busy"));
        _outcome = new SynthesisOutcome.Spoken(Tone(SpokenLength));

        (await LengthAsync(library, null)).ShouldBe(SpokenLength);
    }

    private PromptLibrary Library(string? recordings) =>
        new(
            "test",
            (text, _) =>
            {
                _asked.Add(text);
                return new(_outcome);
            },
            recordings
        );

    private static async Task<int> LengthAsync(PromptLibrary library, string? audioPath)
    {
        var outcome = await library.GetAsync("bonjour", audioPath, Rate, CancellationToken.None);
        return outcome.ShouldBeOfType<PromptOutcome.Ready>().Samples.Length;
    }

    private static PcmAudio Tone(int samples) =>
        new(Enumerable.Range(0, samples).Select(i => (short)(3000 * Math.Sin(i * 0.3))).ToArray(), Rate);
}
