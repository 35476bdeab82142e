using MiniBot.Audio;
using MiniBot.Calls.Speaking;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Calls.Tests.Speaking;

public sealed class PromptPiecesTests
{
    private const int Rate = 8000;
    private const string Text = "Un. Deux. Trois.";

    private int _asked;
    private string? _fault;

    [Fact]
    public async Task SpeakAsync_NeverSaid_ComesInSentences()
    {
        using var library = Library();

        var pieces = await PiecesAsync(library);

        pieces.Select(piece => piece.Written).ShouldBe(["Un.", "Deux.", "Trois."]);
        pieces.ShouldAllBe(piece => piece.Samples.Length == Rate / 10);
    }

    [Fact]
    public async Task SpeakAsync_SaidBefore_ComesWhole()
    {
        using var library = Library();
        await PiecesAsync(library);

        var piece = (await PiecesAsync(library)).ShouldHaveSingleItem();

        (piece.Written, piece.Samples.Length, _asked).ShouldBe((null, 3 * Rate / 10, 1));
        library.GetAsync(Text, audioPath: null, Rate, CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task SpeakAsync_SentenceFails_EndsThereAndKeepsNothing()
    {
        using var library = Library();
        _fault = "Deux.";
        var outcomes = new List<PromptOutcome>();
        await foreach (var outcome in library.SpeakAsync(Text, audioPath: null, Rate, CancellationToken.None))
            outcomes.Add(outcome);

        outcomes.Count.ShouldBe(2);
        outcomes[1].ShouldBe(new PromptOutcome.Failed("no sound"));
        _fault = null;
        (await PiecesAsync(library)).Count.ShouldBe(3);
    }

    private PromptLibrary Library() =>
        new("test", (_, _) => throw new InvalidOperationException("sentences are there"), recordings: null, SpeakAsync);

    private async IAsyncEnumerable<SynthesisOutcome> SpeakAsync(
        string text,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        _asked++;
        foreach (var sentence in text.Split(' '))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return sentence == _fault
                ? new SynthesisOutcome.Failed("no sound")
                : new SynthesisOutcome.Spoken(new PcmAudio(new short[Rate / 10], Rate)) { Written = sentence };
        }
    }

    private static async Task<List<PromptOutcome.Ready>> PiecesAsync(PromptLibrary library)
    {
        var pieces = new List<PromptOutcome.Ready>();
        await foreach (var outcome in library.SpeakAsync(Text, audioPath: null, Rate, CancellationToken.None))
            pieces.Add(outcome.ShouldBeOfType<PromptOutcome.Ready>());
        return pieces;
    }
}
