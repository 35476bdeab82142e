using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

/// <summary>The rules alone, on phrases of one's own.</summary>
public class PhraseReaderTests
{
    private static readonly PhraseReader Rules = new(
        new Normalizer(["euh"], []),
        Index(
            (PhraseClass.OptOutHard, "stop"),
            (PhraseClass.OptOutHard, "appelez plus"),
            (PhraseClass.OptOutHard, "plus jamais"),
            (PhraseClass.OptOutHard, "assez"),
            (PhraseClass.Harmless, "assez bien"),
            (PhraseClass.OptOutAmbiguous, "arretez"),
            (PhraseClass.Interested, "interesse"),
            (PhraseClass.Callback, "rappelez"),
            (PhraseClass.TransferHuman, "conseiller"),
            (PhraseClass.Wait, "attendez"),
            (PhraseClass.Affirm, "oui"),
            (PhraseClass.Affirm, "oui bien sur"),
            (PhraseClass.Deny, "non"),
            (PhraseClass.Deny, "bien sur que non"),
            (PhraseClass.Greeting, "allo"),
            (PhraseClass.Greeting, "bonjour"),
            (PhraseClass.Time, "demain")
        ),
        ["pas", "plus", "non"],
        [
            ["plus", "tard"],
            ["non", "stop", "dix"],
        ]
    );

    [Theory]
    [InlineData("interesse", Intent.Interested)]
    [InlineData("interesse pas", Intent.NotInterested)]
    [InlineData("pas interesse", Intent.NotInterested)]
    [InlineData("interesse bien pas", Intent.Interested)]
    [InlineData("arretez", Intent.OptOut)]
    [InlineData("arretez pas", Intent.Neutral)]
    [InlineData("pas arretez", Intent.OptOut)]
    [InlineData("pas rappelez", Intent.Neutral)]
    [InlineData("rappelez pas", Intent.Callback)]
    [InlineData("plus conseiller", Intent.Neutral)]
    [InlineData("conseiller plus", Intent.TransferHuman)]
    [InlineData("pas attendez", Intent.Neutral)]
    [InlineData("attendez pas", Intent.Wait)]
    [InlineData("pas oui", Intent.Affirm)]
    public void Negation_TurnsSomeMeaningsRound(string text, Intent intent) => Read(text).Intent.ShouldBe(intent);

    [Fact]
    public void Negation_OfAnOptOut_IsHarmless()
    {
        Read("arretez pas").IsHarmless.ShouldBeTrue();
        Read("arretez").IsHarmless.ShouldBeFalse();
        Read("arretez pas oui").IsHarmless.ShouldBeTrue();
    }

    [Theory]
    [InlineData("appelez plus tard", Intent.Neutral)]
    [InlineData("appelez plus", Intent.OptOut)]
    [InlineData("plus tard plus jamais", Intent.OptOut)]
    [InlineData("appelez plus jamais", Intent.OptOut)]
    [InlineData("non stop dix", Intent.Neutral)]
    [InlineData("non stop", Intent.OptOut)]
    public void Compound_SplitsNoPhrase(string text, Intent intent) => Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("oui bien sur", Intent.Affirm)]
    [InlineData("oui bien sur que non", Intent.Unsure)]
    [InlineData("bien sur que non", Intent.Deny)]
    [InlineData("assez", Intent.OptOut)]
    [InlineData("assez bien", Intent.Neutral)]
    public void Longest_WinsAtItsPlace(string text, Intent intent) => Read(text).Intent.ShouldBe(intent);

    [Fact]
    public void Empty_IsNothingUnderstood()
    {
        Read("euh").IsEmpty.ShouldBeTrue();
        Read("chat").IsEmpty.ShouldBeFalse();
        Read("chat")
            .ShouldSatisfyAllConditions(
                r => r.Intent.ShouldBe(Intent.Neutral),
                r => r.Score.ShouldBe(0),
                r => r.Covers.ShouldBe(0),
                r => r.IsGreeting.ShouldBeFalse(),
                r => r.Evidence.ShouldBeEmpty()
            );
    }

    [Fact]
    public void Greeting_IsToldFromAnAnswer()
    {
        var greeting = Read("allo le bonjour chat");
        (greeting.Intent, greeting.Score, greeting.IsGreeting, greeting.Covers).ShouldBe((Intent.Neutral, 0, true, 0.5));
        greeting.Evidence.ShouldBe(["allo", "bonjour"]);
        Read("allo oui").IsGreeting.ShouldBeFalse();
    }

    [Fact]
    public void Time_IsNamedWithAndWithoutAnIntent()
    {
        Read("demain").ShouldSatisfyAllConditions(r => r.NamesTime.ShouldBeTrue(), r => r.IsGreeting.ShouldBeFalse());
        Read("oui demain").NamesTime.ShouldBeTrue();
        Read("oui").NamesTime.ShouldBeFalse();
        Read("chat").NamesTime.ShouldBeFalse();
    }

    [Fact]
    public void Shares_AreOfAllWords()
    {
        var reading = Read("oui chat rappelez dort");
        (reading.Intent, reading.Explains, reading.Covers, reading.Score).ShouldBe((Intent.Callback, 0.25, 0.5, 0.625));
        reading.Found.ShouldBe([Intent.Callback, Intent.Affirm]);
        reading.Evidence.ShouldBe(["rappelez"]);
        (Read("oui").Explains, Read("oui").Score).ShouldBe((1, 1));
    }

    [Fact]
    public void YesAndNo_AreUnsureOnTheEvidenceOfBothInTheirOrder()
    {
        var reading = Read("oui chat non oui");
        (reading.Intent, reading.Explains).ShouldBe((Intent.Unsure, 0.75));
        reading.Evidence.ShouldBe(["oui", "non"]);
        reading.Found.ShouldBe([Intent.Deny, Intent.Affirm]);
        Read("non interesse chat").Intent.ShouldBe(Intent.NotInterested);
        Read("interesse chat non").Intent.ShouldBe(Intent.Unsure);
        Read("non demain").Intent.ShouldBe(Intent.Deny);
    }

    [Fact]
    public void Ambiguous_IsTheOptOutThatMayMeanLess()
    {
        Read("arretez").IsAmbiguous.ShouldBeTrue();
        Read("stop arretez").IsAmbiguous.ShouldBeFalse();
        Read("oui").IsAmbiguous.ShouldBeFalse();
    }

    [Fact]
    public void PhraseOfTheStep_WinsOnTheSameWords()
    {
        var step = new PhraseIndex();
        step.Add(["rappelez"], PhraseLabel.For(Intent.Affirm), wholeUtterance: false);
        var reading = Rules.Read("rappelez", step);
        (reading.Intent, reading.IsOfStep).ShouldBe((Intent.Affirm, true));
        Read("rappelez").IsOfStep.ShouldBeFalse();
        Rules.Read("oui rappelez", step).IsOfStep.ShouldBeFalse();
        Rules.Read("non rappelez", step).ShouldSatisfyAllConditions(r => r.IsOfStep.ShouldBeFalse());
    }

    [Theory]
    [InlineData("stop", true)]
    [InlineData("euh stop", true)]
    [InlineData("oui stop chat", true)]
    [InlineData("oui", false)]
    [InlineData("arretez", false)]
    [InlineData("appelez plus", false)]
    [InlineData("appelez plus chat", true)]
    [InlineData("plus jamais", true)]
    [InlineData("assez", false)]
    [InlineData("assez chat", true)]
    [InlineData("non stop", false)]
    [InlineData("non stop chat", true)]
    [InlineData("assez puis stop", true)]
    [InlineData("stop assez", true)]
    public void SettledOptOut_IsWhatNoFurtherWordTakesBack(string text, bool isSettled) =>
        Rules.IsSettledOptOut(text, null).ShouldBe(isSettled);

    [Fact]
    public void SettledOptOut_WaitsForAPhraseOfTheStep()
    {
        var step = new PhraseIndex();
        step.Add(["stop", "ou", "encore"], PhraseLabel.For(Intent.Affirm), wholeUtterance: false);
        Rules.IsSettledOptOut("stop", step).ShouldBeFalse();
        Rules.IsSettledOptOut("stop ou", step).ShouldBeFalse();
        Rules.IsSettledOptOut("stop la", step).ShouldBeTrue();
        Rules.IsSettledOptOut("stop ou", null).ShouldBeTrue();
    }

    [Theory]
    [InlineData(PhraseClass.OptOutHard, Intent.OptOut)]
    [InlineData(PhraseClass.OptOutAmbiguous, Intent.OptOut)]
    [InlineData(PhraseClass.Machine, Intent.Machine)]
    [InlineData(PhraseClass.WrongNumber, Intent.WrongNumber)]
    [InlineData(PhraseClass.NotInterested, Intent.NotInterested)]
    [InlineData(PhraseClass.TransferHuman, Intent.TransferHuman)]
    [InlineData(PhraseClass.Callback, Intent.Callback)]
    [InlineData(PhraseClass.Wait, Intent.Wait)]
    [InlineData(PhraseClass.Repeat, Intent.Repeat)]
    [InlineData(PhraseClass.Objection, Intent.Objection)]
    [InlineData(PhraseClass.Question, Intent.Question)]
    [InlineData(PhraseClass.Unsure, Intent.Unsure)]
    [InlineData(PhraseClass.Deny, Intent.Deny)]
    [InlineData(PhraseClass.Interested, Intent.Interested)]
    [InlineData(PhraseClass.Affirm, Intent.Affirm)]
    [InlineData(PhraseClass.Greeting, Intent.Neutral)]
    [InlineData(PhraseClass.Harmless, Intent.Neutral)]
    internal void IntentOf_EachClass(PhraseClass phraseClass, Intent intent) =>
        PhraseReader.IntentOf(phraseClass).ShouldBe(intent);

    private static Reading Read(string text) => Rules.Read(text, null);

    private static PhraseIndex Index(params ReadOnlySpan<(PhraseClass Class, string Phrase)> phrases)
    {
        var index = new PhraseIndex();
        foreach (var (phraseClass, phrase) in phrases)
            index.Add(phrase.Split(' '), new PhraseLabel(phraseClass), wholeUtterance: false);
        return index;
    }
}
