using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

/// <summary>A compound takes away what it cuts in two, and nothing else.</summary>
public class PhraseCompoundTests
{
    private static readonly PhraseReader Rules = new(
        new Normalizer([], []),
        Index((PhraseClass.OptOutHard, "stop"), (PhraseClass.Callback, "plus tard"), (PhraseClass.Callback, "plus tard demain")),
        [],
        [
            ["plus", "tard"],
        ]
    );

    [Theory]
    [InlineData("stop plus tard", Intent.OptOut)]
    [InlineData("plus tard stop", Intent.OptOut)]
    [InlineData("plus tard", Intent.Callback)]
    [InlineData("oui plus tard madame", Intent.Callback)]
    [InlineData("plus tard demain", Intent.Callback)]
    public void Phrase_BesideOrAroundACompound_Stands(string text, Intent intent) =>
        Rules.Read(text, null).Intent.ShouldBe(intent);

    private static PhraseIndex Index(params ReadOnlySpan<(PhraseClass Class, string Phrase)> phrases)
    {
        var index = new PhraseIndex();
        foreach (var (phraseClass, phrase) in phrases)
            index.Add(phrase.Split(' '), new PhraseLabel(phraseClass), wholeUtterance: false);
        return index;
    }
}
