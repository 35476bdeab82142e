using System.Collections.Immutable;
using System.Text;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Catalogues;

public sealed class CatalogueReaderTests
{
    private const string Good = """
        language: fr
        theme: energy
        entries:
          - id: acme.obj.too_far
            type: objection
            answer: Nous venons chez vous, {{first_name}}.
            follow_up: Où habitez-vous ?
            audio_path: acme/too_far.wav
            phrases:
              - vous êtes trop loin
              - c'est pas à côté
          - id: acme.faq.parking
            type: faq
            answer: "Oui, il y a des places devant l'agence."
        """;

    [Fact]
    public void Read_GoodFile_HasItsEntries()
    {
        var file = Valid(Good);

        file.Language.ShouldBe("fr");
        file.Theme.ShouldBe(Theme.Energy);
        file.Entries.Select(e => e.Id).ShouldBe(["acme.obj.too_far", "acme.faq.parking"]);
        file.Entries.Select(e => e.Type).ShouldBe([EntryType.Objection, EntryType.Faq]);
        file.Entries.ShouldAllBe(e => e.Theme == Theme.Energy);
        file.Entries[0].Answer.Variables.ShouldBe(["first_name"]);
        file.Entries[0].FollowUp!.Text.ShouldBe("Où habitez-vous ?");
        file.Entries[0].AudioPath.ShouldBe("acme/too_far.wav");
        file.Entries[0].Phrases.ShouldBe(["vous êtes trop loin", "c'est pas à côté"]);
        file.Entries[1].FollowUp.ShouldBeNull();
        file.Entries[1].AudioPath.ShouldBeNull();
        file.Entries[1].Phrases.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Json_IsReadAlike() =>
        Valid(
            """
            {"language": "fr", "theme": "general", "entries": [
            	{"id": "acme.faq.a", "type": "faq", "answer": "Oui.", "phrases": ["c'est possible"]}
            ]}
            """
        )
            .Entries.ShouldHaveSingleItem()
            .Phrases.ShouldBe(["c'est possible"]);

    [Theory]
    [InlineData(
        "id: acme.faq.parking",
        "id: acme.obj.too_far",
        "own.yaml:12:9: entries[2].id: 'acme.obj.too_far' stands twice, first at line 4. To mend: merge the two entries, or rename one."
    )]
    [InlineData(
        "theme: energy",
        "theme: enrgy",
        "own.yaml:2:8: theme: 'enrgy' is not known here. To mend: did you mean 'energy'? write one of: general, finance, crypto, energy."
    )]
    [InlineData(
        "theme: energy\n",
        "",
        "own.yaml:1:1: theme: this key is missing. To mend: theme: general, finance, crypto or energy."
    )]
    [InlineData("language: fr\n", "", "own.yaml:1:1: language: this key is missing. To mend: language: fr.")]
    [InlineData(
        "type: faq\n    ",
        "",
        "own.yaml:12:5: entries[2].type: this key is missing. To mend: type: objection, or type: faq."
    )]
    [InlineData(
        "type: faq",
        "type: question",
        "own.yaml:13:11: entries[2].type: 'question' is not known here. To mend: write one of: objection, faq."
    )]
    [InlineData(
        "answer: \"Oui, il y a des places devant l'agence.\"",
        "follow_up: Et vous ?",
        "own.yaml:12:5: entries[2].answer: this key is missing. To mend: answer: what the agent says."
    )]
    [InlineData(
        "follow_up: Où",
        "folow_up: Où",
        "own.yaml:7:5: entries[1].folow_up: this key is not known. To mend: did you mean 'follow_up'?"
    )]
    [InlineData(
        "entries:\n",
        "entrees:\n",
        "own.yaml:1:1: entries: this key is missing. To mend: entries: then, indented, a list that begins with - id:."
    )]
    [InlineData(
        "{{first_name}}",
        "{{first name}}",
        "own.yaml:6:13: entries[1].answer: 'first name' is no variable name. To mend: write variables as {{first_name}}: letters, digits and _."
    )]
    [InlineData(
        "acme/too_far.wav",
        "../too_far.wav",
        "own.yaml:8:17: entries[1].audio_path: '../too_far.wav' leaves the scenario's folder. To mend: write a path below the scenario's folder, with / between its parts."
    )]
    [InlineData(
        "- c'est pas à côté",
        "- {et: alors}",
        "own.yaml:11:9: entries[1].phrases: a sentence belongs here. To mend: write one way to say it per line, after a dash."
    )]
    public void Read_OneMistake_IsNamedWithPlaceAndMend(string right, string wrong, string expected)
    {
        Good.ShouldContain(right);

        Errors(Good.Replace(right, wrong, StringComparison.Ordinal)).Select(e => e.ToString()).ShouldContain(expected);
    }

    [Theory]
    [InlineData("parking")]
    [InlineData("acme.")]
    [InlineData(".acme")]
    [InlineData("acme..faq")]
    [InlineData("Acme.faq")]
    [InlineData("acme.faq.où")]
    [InlineData("acme faq.a")]
    [InlineData("a.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Read_IdThatIsNone_IsRefused(string id)
    {
        var error = Errors(Good.Replace("acme.faq.parking", id, StringComparison.Ordinal)).ShouldHaveSingleItem();

        (error.Line, error.Column, error.Key).ShouldBe((12, 9, "entries[2].id"));
        error.Problem.ShouldBe($"'{id}' is no id");
        error.Mend.ShouldContain("acme.obj.too_far");
    }

    [Theory]
    [InlineData(45, true)]
    [InlineData(46, false)]
    public void Read_AnswerOfSoManyWords_IsAcceptedUpTo45(int words, bool accepted)
    {
        var answer = string.Join(' ', Enumerable.Repeat("mot", words));
        var text = Good.Replace("Nous venons chez vous, {{first_name}}.", answer, StringComparison.Ordinal);

        if (accepted)
            Valid(text);
        else
            Errors(text)
                .ShouldHaveSingleItem()
                .ToString()
                .ShouldBe(
                    "own.yaml:6:13: entries[1].answer: the answer has 46 words. To mend: say it in at most 45 words: nobody listens longer on the telephone."
                );
    }

    [Theory]
    [InlineData("")]
    [InlineData("oui")]
    [InlineData("- a\n- b")]
    [InlineData("entries: {a: b}")]
    [InlineData("language: [fr]\ntheme: {a: b}\nentries: oui")]
    [InlineData("language: fr\ntheme: general\nentries:\n  - oui\n  - [a]\n  - {id: [a], type: {}, answer: [], phrases: non}")]
    [InlineData("language: &a fr\ntheme: *a\nentries: []")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("\tlanguage: fr")]
    [InlineData("language: fr\nlanguage: fr")]
    public void Read_WrongShapes_AreRefusedWithAPlace(string text)
    {
        var errors = Errors(text);

        errors.ShouldAllBe(e => e.File == "own.yaml" && e.Line >= 1 && e.Column >= 1 && e.Mend.Length > 0);
        errors.Select(e => (e.Line, e.Column)).ShouldBe(errors.Select(e => (e.Line, e.Column)).Order());
    }

    [Fact]
    public void Read_SeveralMistakes_ListsAllInOrder() =>
        Errors(
                Good.Replace("energy", "energie", StringComparison.Ordinal)
                    .Replace("acme.faq.parking", "parking", StringComparison.Ordinal)
                    .Replace("type: faq", "typ: faq", StringComparison.Ordinal)
            )
            .Select(e => (e.Line, e.Key))
            .ShouldBe([(2, "theme"), (12, "entries[2].type"), (12, "entries[2].id"), (13, "entries[2].typ")]);

    [Fact]
    public void Read_LongerThanTheLimit_IsRefused() =>
        Errors(Good + "\n" + new string('#', CatalogueReader.MaxLength))
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("own.yaml:1:1: the file is longer than 16384 KB. To mend: split it, or remove what is not needed.");

    [Fact]
    public void Read_MoreEntriesThanAllowed_IsRefused()
    {
        var text =
            "language: fr\ntheme: general\nentries:\n"
            + string.Concat(Enumerable.Repeat("- x\n", CatalogueReader.MaxEntries + 1));

        var error = Errors(text).ShouldHaveSingleItem();

        (error.Line, error.Problem).ShouldBe((4, "there are 20001 entries"));
    }

    [Fact]
    public void Read_DamagedFile_NeverThrows()
    {
        var random = new Random(20261122);
        var bytes = Encoding.UTF8.GetBytes(Good);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var text = Encoding.UTF8.GetString(Mutation.Of(bytes, ":-{}[]\"'#&*!|>%@,?\n ", random));
            switch (CatalogueReader.Read(text, "own.yaml"))
            {
                case CatalogueOutcome.Valid { File: var file }:
                    file.Entries.Select(e => e.Id).ShouldBeUnique();
                    break;
                case CatalogueOutcome.Invalid { Errors: var errors }:
                    errors.ShouldNotBeEmpty();
                    errors.ShouldAllBe(e => e.Line >= 1 && e.Column >= 1);
                    refused++;
                    break;
            }
        }

        refused.ShouldBeGreaterThan(500);
    }

    private static CatalogueFile Valid(string text) =>
        CatalogueReader.Read(text, "own.yaml").ShouldBeOfType<CatalogueOutcome.Valid>().File;

    private static ImmutableArray<ScenarioError> Errors(string text) =>
        CatalogueReader.Read(text, "own.yaml").ShouldBeOfType<CatalogueOutcome.Invalid>().Errors;
}
