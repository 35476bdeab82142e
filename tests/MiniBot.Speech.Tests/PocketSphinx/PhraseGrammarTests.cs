using MiniBot.Speech.PocketSphinx;

namespace MiniBot.Speech.Tests.PocketSphinx;

public sealed class PhraseGrammarTests
{
    private static readonly PronunciationDictionary Dictionary = PronunciationDictionary
        .TryParse(["oui ww ii", "oui(2) ou ii", "non nn on", "merci mm ai rr ss ii", "euh eu"], "test", out _)
        .ShouldNotBeNull();

    [Fact]
    public void Compile_PhrasesWithOneBeginning_ShareItsStates()
    {
        var grammar = PhraseGrammar.Compile(["Non.", "Non, merci !", "non merci", "oui merci"], Dictionary);

        grammar.PhraseCount.ShouldBe(3);
        grammar
            .Text.Split('\n')
            .Where(line => !line.Contains("garbage:"))
            .ShouldBe([
                "FSG_BEGIN phrases",
                "NUM_STATES 5",
                "START_STATE 0",
                "FINAL_STATE 1",
                "TRANSITION 0 1 1 non",
                "TRANSITION 0 3 1 non",
                "TRANSITION 3 1 1 merci",
                "TRANSITION 0 4 1 oui",
                "TRANSITION 4 1 1 merci",
                "TRANSITION 0 0 0.01 euh",
                "TRANSITION 1 1 0.01 euh",
                "TRANSITION 2 1 1",
                "TRANSITION 1 0 0.001",
                "FSG_END",
                "",
            ]);
    }

    [Fact]
    public void Compile_AnyPhrases_LoopsOverEveryPhone()
    {
        var grammar = PhraseGrammar.Compile(["oui"], Dictionary);

        grammar.Text.ShouldContain("TRANSITION 0 2 0.07 garbage:ai\n");
        grammar.Text.ShouldContain("TRANSITION 2 2 0.07 garbage:ai\n");
        grammar.Dictionary.ShouldStartWith("euh eu\noui ww ii\noui(2) ou ii\ngarbage:ai ai\n");
    }

    [Fact]
    public void Compile_WordWithoutPronunciation_LeavesThePhraseOut()
    {
        var grammar = PhraseGrammar.Compile(["oui", "oui madame Untel", "…"], Dictionary);

        grammar.PhraseCount.ShouldBe(1);
        grammar
            .LeftOut.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                left => left.Phrase.ShouldBe("oui madame Untel"),
                left => left.UnknownWords.ShouldBe(["madame", "untel"])
            );
    }
}
