using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class LexiconTests
{
    private static readonly Lexicon Small = new(
        ["euh"],
        ["pas"],
        [
            ["argent", "thune*"],
            ["cher", "arge*", "thunard"],
        ]
    );

    [Theory]
    [InlineData("argent", 1)]
    [InlineData("thunes", 1)]
    [InlineData("thunard", 2)]
    [InlineData("argentin", 2)]
    [InlineData("chers", Lexicon.None)]
    [InlineData("th", Lexicon.None)]
    [InlineData("", Lexicon.None)]
    public void ConceptOf_Word_IsThatOfTheWordElseOfItsLongestStem(string word, int concept) =>
        Small.ConceptOf(word).ShouldBe(concept);

    [Fact]
    public void IsDropped_OnlyForFillers()
    {
        Small.IsDropped("euh").ShouldBeTrue();
        Small.IsDropped("pas").ShouldBeFalse();
        Small.IsNegation("pas").ShouldBeTrue();
        Small.IsNegation("euh").ShouldBeFalse();
    }

    [Fact]
    public void Shipped_EveryWord_BelongsToOneConcept()
    {
        var words = Concepts().SelectMany(c => c.Words.Select(word => (word, c.Name))).ToList();

        words.GroupBy(w => w.word).Where(g => g.Count() > 1).ShouldBeEmpty();
    }

    [Fact]
    public void Shipped_EveryWord_IsFoldedAndFindsItsConcept()
    {
        var lexicon = TrainingData.Lexicon("fr");
        var number = 0;
        foreach (var (name, words) in Concepts())
        {
            number++;
            foreach (var word in words)
            {
                var plain = word.TrimEnd('*');
                Folding.Of(plain).ShouldBe(plain, name);
                if (plain == word)
                    lexicon.ConceptOf(word).ShouldBe(number, $"{word} of {name}");
            }
        }
    }

    private static IEnumerable<(string Name, List<string> Words)> Concepts()
    {
        var concepts = (DocumentNode.Mapping)EmbeddedDocument.Read("lexicon/fr.yaml").Find("concepts")!.Value;
        return concepts.Entries.Select(c => (c.Key.Value, concepts.Texts(c.Key.Value).ToList()));
    }
}
