using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Matching;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Catalogues;

/// <summary>A company's own entries. Learning takes some seconds, so that it is done once for all tests.</summary>
public sealed class OwnCatalogueTests(OwnCatalogueTests.Learnt learnt) : IClassFixture<OwnCatalogueTests.Learnt>
{
    private const string Own = """
        language: fr
        theme: general
        entries:
          - id: acme.faq.parking
            type: faq
            answer: Oui, il y a des places devant l'agence.
            phrases:
              - est-ce qu'il y a un parking
              - où est-ce que je me gare
              - on peut se garer devant chez vous
              - il y a de la place pour la voiture
              - c'est facile de se garer
              - vous avez un parking pour les clients
              - le stationnement c'est payant
              - je laisse ma voiture où
          - id: gen.faq.price
            type: faq
            answer: La première visite coûte ce que dit notre site.
        """;

    private const string Overriding = """
        language: fr
        theme: general
        entries:
          - id: gen.faq.price
            type: faq
            answer: Un conseiller vous dira le tarif de notre maison.
          - id: gen.faq.duration
            type: faq
            answer: Deux minutes.
            follow_up: Avez-vous deux minutes ?
            audio_path: acme/duration.wav
        """;

    private static readonly Catalogue Shipped = Catalogue.For("fr", Theme.General);

    [Fact]
    public void With_NoPhrases_ChangesAnswersAndLearnsNothing()
    {
        var own = Shipped.With(Read(Overriding));

        own.Entries.Length.ShouldBe(Shipped.Entries.Length);
        own.Find("gen.faq.price")!.Answer.Text.ShouldBe("Un conseiller vous dira le tarif de notre maison.");
        own.Find("gen.faq.price")!.FollowUp.ShouldBe(Shipped.Find("gen.faq.price")!.FollowUp);
        own.Find("gen.faq.price")!.AudioPath.ShouldBeNull("the shipped recording says something else");
        own.Find("gen.faq.duration")!.FollowUp!.Text.ShouldBe("Avez-vous deux minutes ?");
        own.Find("gen.faq.duration")!.AudioPath.ShouldBe("acme/duration.wav");
        foreach (var phrase in Shipped.Entries.SelectMany(e => e.Phrases.Take(3)))
            Shown(own.Match(phrase)).ShouldBe(Shown(Shipped.Match(phrase)));
    }

    [Fact]
    public void With_OwnEntry_IsFoundInWordsOfItsOwn()
    {
        learnt.Catalogue.Entries[^1].Id.ShouldBe("acme.faq.parking");
        foreach (var text in (string[])["est-ce qu'on peut se garer facilement", "il y a un parking pour la voiture"])
            learnt.Catalogue.Match(text).Entry.ShouldNotBeNull(text).Id.ShouldBe("acme.faq.parking");
    }

    [Fact]
    public void With_OwnEntry_ShippedOnesAreStillFound()
    {
        learnt
            .Catalogue.Match("et ça coûte combien votre truc")
            .Entry.ShouldNotBeNull()
            .Answer.Text.ShouldBe("La première visite coûte ce que dit notre site.");
        var phrases = Shipped.Entries.SelectMany(e => e.Phrases.Take(5).Select(phrase => (e.Id, phrase))).ToList();
        var found = phrases.Count(p => learnt.Catalogue.Match(p.phrase).Entry?.Id == p.Id);
        (found / (double)phrases.Count).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void With_OwnEntry_WhatNoEntryAnswersIsStillRefused()
    {
        foreach (var text in (string[])["oui", "il fait beau aujourd'hui", "quelle est la capitale du japon"])
            learnt.Catalogue.Match(text).Entry.ShouldBeNull(text);
    }

    [Fact]
    public void With_TheShippedCatalogue_StaysAsItWas()
    {
        Shipped.Find("acme.faq.parking").ShouldBeNull();
        Shipped.Find("gen.faq.price")!.Answer.Text.ShouldNotContain("site");
    }

    [Fact]
    public void With_ThousandsOfEntries_IsCountedQuicklyAndFindsThem()
    {
        var entries = ManyEntries.File(2000);

        var own = Shipped.With(entries);
        var again = Shipped.With(entries);

        own.Entries.Length.ShouldBe(2000 + Shipped.Entries.Length);
        var right = entries.Entries.Count(e => own.Match(e.Phrases[0]).Best == e.Id);
        (right / 2000.0).ShouldBeGreaterThan(0.95);
        foreach (var entry in entries.Entries.Take(50))
            Shown(again.Match(entry.Phrases[1])).ShouldBe(Shown(own.Match(entry.Phrases[1])));
    }

    private static string Shown(CatalogueMatch match) =>
        $"{match.Entry?.Id} {match.Best} {match.Score:R} {match.RunnerUp} {match.RunnerUpScore:R} {string.Join('|', match.Evidence)}";

    private static CatalogueFile Read(string text) =>
        CatalogueReader.Read(text, "own.yaml").ShouldBeOfType<CatalogueOutcome.Valid>().File;

    public sealed class Learnt
    {
        public Catalogue Catalogue { get; } = Shipped.With(Read(Own));
    }
}
