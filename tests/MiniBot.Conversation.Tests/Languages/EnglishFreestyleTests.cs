using System.Collections.Immutable;
using MiniBot.Conversation.Freestyle;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Languages;

public class EnglishFreestyleTests
{
    private static Scenario Assisted { get; } =
        Scripts.Parse(
            Scripts
                .TextOf("appointment-en.yaml")
                .Replace(
                    "agent_mode: rail",
                    "agent_mode: assisted\nfacts: [The review takes fifteen minutes.]",
                    StringComparison.Ordinal
                )
        );

    [Theory]
    [InlineData("The review takes fifteen minutes.")]
    [InlineData("The adviser will go through your contract with you.")]
    [InlineData("I am an artificial intelligence, and you are free to refuse.")]
    public void Check_PlainSentence_Passes(string sentence) => Check(sentence).ShouldBeOfType<SentenceVerdict.Passed>();

    [Theory]
    [InlineData("The review costs twenty five pounds.", RefusalReason.Number)]
    [InlineData("The review takes twenty minutes.", RefusalReason.Number)]
    [InlineData("It is about three hundred and fifty for most people.", RefusalReason.Number)]
    [InlineData("I am a real person and I live in Leeds.", RefusalReason.Human)]
    [InlineData("The result is guaranteed.", RefusalReason.Promise)]
    [InlineData("This is your last chance to have it.", RefusalReason.Pressure)]
    [InlineData("Un conseiller vous répondra sur ce point.", RefusalReason.Language)]
    public void Check_WhatMayNotBeSaid_IsReplacedInEnglish(string sentence, RefusalReason reason)
    {
        var replaced = Check(sentence).ShouldBeOfType<SentenceVerdict.Replaced>();

        replaced.Reason.ShouldBe(reason);
        replaced.Text.ShouldBe("An adviser will give you a precise answer on that point.");
    }

    [Theory]
    [InlineData("twenty five", 25)]
    [InlineData("three hundred and fifty", 350)]
    [InlineData("two thousand and ten", 2010)]
    [InlineData("1,000", 1000)]
    [InlineData("one point five percent", 1.5)]
    [InlineData("twelve hundred", 1200)]
    public void Numbers_InEnglish_HaveTheirValue(string text, double value) =>
        LanguagePack.For("en").Numbers.In(text).ShouldHaveSingleItem().Value.ShouldBe((decimal)value);

    private static SentenceVerdict Check(string sentence) =>
        SentenceGuard.Check(
            sentence,
            Assisted,
            GuardState.Start(Assisted, ImmutableDictionary<string, string>.Empty, "how does it work")
        );
}
