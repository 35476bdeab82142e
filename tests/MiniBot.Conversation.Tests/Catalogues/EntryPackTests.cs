using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Catalogues;

public sealed class EntryPackTests
{
    [Theory]
    [InlineData(Theme.General)]
    [InlineData(Theme.Finance)]
    [InlineData(Theme.Crypto)]
    [InlineData(Theme.Energy)]
    public void Shipped_Entries_AreThoseOfTheFile(Theme theme)
    {
        var name = $"objections/{theme.ToString().ToLowerInvariant()}.fr.yaml";
        var file = CatalogueReader
            .Read(EmbeddedDocument.ReadText(name), name)
            .ShouldBeOfType<CatalogueOutcome.Valid>($"{name} is a catalogue")
            .File;

        TrainingData.OwnEntries("fr", theme).Select(Shown).ShouldBe(file.Entries.Select(Shown));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        using var bytes = new MemoryStream();
        var entries = ManyEntries.File(3).Entries;
        EntryPack.Write(bytes, entries);
        bytes.Position = 0;

        EntryPack.Read(bytes).Select(Shown).ShouldBe(entries.Select(Shown));
    }

    [Fact]
    public void Read_SomethingElse_IsRefused()
    {
        using var bytes = new MemoryStream(new byte[16]);

        Should.Throw<InvalidDataException>(() => EntryPack.Read(bytes));
    }

    private static string Shown(CatalogueEntry e) =>
        string.Join('\n', [e.Id, e.Theme, e.Type, e.Answer.Text, e.FollowUp?.Text, e.AudioPath, .. e.Phrases]);
}
