using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Mining;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Tests.Rails;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Mining;

public class UtteranceMinerTests
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary<string, string>.Empty;

    private static readonly string[] Abroad =
    [
        "est-ce que ça marche à l'étranger",
        "ça marche aussi à l'étranger",
        "est-ce que ça marche aussi à l'étranger",
        "et à l'étranger ça marche",
    ];

    private static readonly string[] Moving = ["et si je déménage", "je déménage bientôt", "si je déménage en mars"];

    [Fact]
    public void Cluster_AlikeUtterances_AreOneGroupMostFrequentFirst()
    {
        var groups = Mine([.. Moving, .. Abroad, Abroad[0]]);
        groups.Length.ShouldBe(2);
        groups[0].Count.ShouldBe(5);
        groups[0].Id.ShouldContain("etranger");
        groups[0].Phrases[0].ShouldBe(new MinedPhrase(Abroad[0], 2));
        groups[0].Phrases.Select(p => p.Text).ShouldBe(Abroad, ignoreOrder: true);
        groups[1].Count.ShouldBe(3);
        groups[1].Id.ShouldBe("own.obj.demenage");
    }

    [Fact]
    public void Cluster_InAnyOrder_IsTheSame()
    {
        string[] said = [.. Abroad, .. Moving, "le chat dort", "Le chat dort !", "euh le chat dort"];
        Write(Mine(said)).ShouldBe(Write(Mine([.. said.Reverse()])));
    }

    [Fact]
    public void Cluster_AlikeButForCaseAndFillers_IsOnePhrase() =>
        Mine(["le chat dort", "Le chat dort !", "euh le chat dort"])
            .ShouldHaveSingleItem()
            .Phrases.ShouldBe([new MinedPhrase("Le chat dort !", 3)]);

    [Fact]
    public void Cluster_SameWordInTwoGroups_GetsTwoIds()
    {
        var groups = Mine(["voiture", "voiture", "je cherche une place de stationnement pour garer la voiture"]);
        groups.Length.ShouldBe(2);
        groups.Select(g => g.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Cluster_Questions_AreProposedAsSuch()
    {
        Mine(["comment marche le parrainage"]).Single().Id.ShouldStartWith("own.faq.");
        Mine(["le parrainage"], Decided("answer.later", Intent.Question)).Single().IsObjection.ShouldBeFalse();
        Mine(["le parrainage"]).Single().IsObjection.ShouldBeTrue();
    }

    [Fact]
    public void Add_WhatWasUnderstood_IsLeftOut()
    {
        var miner = new UtteranceMiner();
        miner.Add(
            Journal(
                ("oui", Decided("step.answered", Intent.Affirm)),
                ("c'est combien", Decided("answer.gen.faq.price", Intent.Question)),
                ("je sais pas", Decided("step.reprompted", Intent.Unsure)),
                ("  ", Decided("step.reprompted", Intent.Neutral)),
                ("euh", Decided("step.reprompted", Intent.Neutral)),
                ("le chat dort", Decided("step.given_up", Intent.Neutral)),
                ("rien", null)
            )
        );
        miner.Journals.ShouldBe(1);
        miner.Found.ShouldBe(1);
        miner.Cluster().Single().Phrases.Single().Text.ShouldBe("le chat dort");
    }

    [Theory]
    [InlineData("answer.later", Intent.Question, true)]
    [InlineData("freestyle.asked", Intent.Objection, true)]
    [InlineData("step.reprompted", Intent.Neutral, true)]
    [InlineData("step.simplified", Intent.Neutral, true)]
    [InlineData("step.given_up", Intent.Neutral, true)]
    [InlineData("step.given_up", Intent.Question, false)]
    [InlineData("step.kept", Intent.Neutral, false)]
    [InlineData("answer.gen.faq.price", Intent.Question, false)]
    public void Unanswered_IsToldByTheDecision(string rule, Intent intent, bool expected) =>
        Unanswered.Is(new CallInput.CallerSaid("le chat dort", Ear.Speech, 1), Decided(rule, intent)).ShouldBe(expected);

    [Theory]
    [InlineData("answer.gen.faq.price", "gen.faq.price")]
    [InlineData("follow_up.gen.faq.price", "gen.faq.price")]
    [InlineData("answer.fixed", "gen.faq.are_you_robot")]
    [InlineData("answer.later", null)]
    [InlineData("step.answered", null)]
    public void AnsweredEntry_IsToldByTheDecision(string rule, string? expected) =>
        Unanswered.AnsweredEntry(Decided(rule, Intent.Question), Scripts.Savings).ShouldBe(expected);

    [Fact]
    public void Add_RealCalls_AreMinedFromTheirJournals()
    {
        var miner = new UtteranceMiner();
        miner.Add(Read(Call.At("Q1").Says("ma voisine a un perroquet").Journal));
        miner.Add(Read(Call.At("Q2").Says("la voisine a un perroquet").Journal));
        miner.Cluster().ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public void Cluster_ManyUtterances_StayBounded()
    {
        var miner = new UtteranceMiner();
        var entries = Enumerable
            .Range(0, UtteranceMiner.MaxUtterances + 10)
            .Select(i => ($"{Word(i)} {Word(i * 7 + 1)}", (Decision?)Decided("step.reprompted", Intent.Neutral)));
        miner.Add(Journal([.. entries]));
        miner.Found.ShouldBe(UtteranceMiner.MaxUtterances + 10);
        miner.Beyond.ShouldBe(10);
        var groups = miner.Cluster();
        groups.Length.ShouldBeLessThanOrEqualTo(LeaderClustering.MaxGroups);
        groups.Sum(g => g.Count).ShouldBe(UtteranceMiner.MaxUtterances);

        static string Word(int number) => string.Concat(number.ToString("00000").Select(d => "bdfgklmprt"[d - '0'] + "a"));
    }

    [Fact]
    public void Yaml_OfAnyWords_IsAnEntryOfACatalogue()
    {
        var yaml = Mine(["c'est \"quoi\" (ça) | : # ? \\ \n là-bas {{x}}"]).Single().ToYaml();
        DocumentReader.TryRead("entries:\n" + yaml, out var root, out _).ShouldBeTrue();
        var entry = ((DocumentNode.Sequence)((DocumentNode.Mapping)root).Find("entries")!.Value).Items.Single();
        var mapping = entry.ShouldBeOfType<DocumentNode.Mapping>();
        mapping.Text("id").ShouldStartWith("own.");
        mapping.Text("type").ShouldBe("faq", "it asks: quoi");
        mapping.Text("answer").ShouldBeEmpty();
        var phrase = mapping.Texts("phrases").Single();
        PhraseExpansion.TryExpand(phrase).ShouldNotBeNull().Count.ShouldBe(1);
    }

    private static ImmutableArray<UtteranceCluster> Mine(IEnumerable<string> said, Decision? decision = null)
    {
        var miner = new UtteranceMiner();
        miner.Add(Journal([.. said.Select(s => (s, decision ?? Decided("step.reprompted", Intent.Neutral)))]));
        return miner.Cluster();
    }

    private static Decision Decided(string rule, Intent intent) => new(rule, "Q1", intent, 0, []);

    private static CallJournal Journal(params (string Text, Decision? Decision)[] said) =>
        new(
            new JournalHeader(1, "x", "", Nothing, new PersonalData(Nothing)),
            [
                .. said.Select(s => new JournalEntry(
                    DateTimeOffset.UnixEpoch,
                    new CallInput.CallerSaid(s.Text, Ear.Speech, 1),
                    s.Decision,
                    []
                )),
            ],
            IsTruncated: false
        );

    private static CallJournal Read(string text) =>
        JournalReader.Read(new StringReader(text)).ShouldBeOfType<JournalOutcome.Read>().Journal;

    private static string Write(ImmutableArray<UtteranceCluster> groups) =>
        string.Join('\n', groups.Select(g => g.Count + g.ToYaml()));
}
