using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

public class MachinePhrasesTests
{
    [Theory]
    [InlineData("fr", "Vous êtes BIEN sur le répondeur de Paul", CalledParty.Voicemail)]
    [InlineData("fr", "votre correspondant n'est pas disponible", CalledParty.NetworkVoicemail)]
    [InlineData("fr", "le numéro que vous avez composé n'est plus en service", CalledParty.Announcement)]
    [InlineData("fr", "la personne que vous appelez utilise un service de filtrage", CalledParty.Screener)]
    [InlineData("fr", "pour la comptabilité, tapez 3", CalledParty.Ivr)]
    [InlineData("en", "please leave a message after the tone", CalledParty.Voicemail)]
    [InlineData("en", "the person you are calling is not available", CalledParty.NetworkVoicemail)]
    [InlineData("en", "the number you have dialled is not in service", CalledParty.Announcement)]
    [InlineData("en", "go ahead and say your name and why you're calling", CalledParty.Screener)]
    [InlineData("en", "for sales, press one", CalledParty.Ivr)]
    public void Find_Machine_NamesIt(string language, string text, CalledParty party) =>
        MachinePhrases.For(language).ShouldNotBeNull().Find(text).ShouldNotBeNull().Party.ShouldBe(party);

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Find_WhatPeopleSayWhenTheyPickUp_IsNoMachine(string language)
    {
        var phrases = MachinePhrases.For(language).ShouldNotBeNull();
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("data", "machines", $"scenes.{language}.tsv")))
        {
            if (line.StartsWith("human", StringComparison.Ordinal))
                phrases.Find(line.Split('\t')[1]).ShouldBeNull(line);
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Find_GreetingsOfMachines_MostlyNamesAMachine(string language)
    {
        var phrases = MachinePhrases.For(language).ShouldNotBeNull();
        var texts = File.ReadLines(RepositoryRoot.Combine("data", "machines", $"scenes.{language}.tsv"))
            .Where(line => !line.StartsWith("human", StringComparison.Ordinal))
            .Select(line => line.Split('\t')[1])
            .ToList();

        ((double)texts.Count(text => phrases.Find(text) is not null) / texts.Count).ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void For_LanguageThatDoesNotShip_IsNull() => MachinePhrases.For("xx").ShouldBeNull();

    [Fact]
    public void Spoken_PhrasesOfTheGrammar_AreFewAndEachOfAMachine()
    {
        foreach (var language in new[] { "fr", "en" })
            MachinePhrases.For(language).ShouldNotBeNull().Spoken.Length.ShouldBeInRange(10, 30);
    }
}
