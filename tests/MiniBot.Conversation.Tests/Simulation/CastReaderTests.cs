using System.Text;
using MiniBot.Conversation.Simulation;

namespace MiniBot.Conversation.Tests.Simulation;

public class CastReaderTests
{
    private const string Good = """
        language: fr
        personas:
          - id: one
            weight: 2
            acts: { yes: 1, raise: 1 }
            entries: [gen.faq, gen.obj.no_time]
        """;

    [Fact]
    public void French_HasEveryKindOfCaller()
    {
        var cast = SimulationCast.French;
        cast.Personas.Length.ShouldBeGreaterThanOrEqualTo(12);
        cast.Personas.ShouldAllBe(p => p.About.Length > 0 && p.Weight > 0);
        foreach (var act in Enum.GetValues<CallerAct>())
            cast.Personas.ShouldContain(
                p => p.Acts.Contains(act) || p.Situations.Values.Any(t => t.Contains(act)),
                act.ToString()
            );
    }

    [Fact]
    public void Read_PersonasAlone_TakeTheirWordsFromTheShippedCast()
    {
        var cast = CastReader.Read(Good, "x.yaml").ShouldBeOfType<CastOutcome.Valid>().Cast;
        cast.PersonaIds.ShouldBe(["one"]);
        cast.Lines[CallerAct.Yes].ShouldBe(SimulationCast.French.Lines[CallerAct.Yes]);
        cast.FirstNames.ShouldBe(SimulationCast.French.FirstNames);
        var persona = cast.Personas[0];
        persona.Raises("gen.faq.price").ShouldBeTrue();
        persona.Raises("gen.obj.no_time").ShouldBeTrue();
        persona.Raises("gen.obj.no_trust").ShouldBeFalse();
        persona.Raises("gen.faqs").ShouldBeFalse();
    }

    [Fact]
    public void Read_OwnLines_ReplaceTheShippedOnes()
    {
        var cast = CastReader.Read(Good + "\nlines: { yes: [da] }", "x.yaml").ShouldBeOfType<CastOutcome.Valid>().Cast;
        cast.Lines[CallerAct.Yes].ShouldBe(["da"]);
        cast.Lines[CallerAct.No].ShouldBe(SimulationCast.French.Lines[CallerAct.No]);
    }

    [Theory]
    [InlineData("", "x.yaml:1:1: the file is empty. To mend: start from data/personas/simulation.fr.yaml.")]
    [InlineData(
        "[1]",
        "x.yaml:1:1: a file of personas is a list of key: value lines. To mend: start from data/personas/simulation.fr.yaml."
    )]
    [InlineData(
        "language: fr",
        "x.yaml:1:1: personas: this key is missing. To mend: personas: then one list entry per persona, with id and acts."
    )]
    [InlineData(
        "language: fr\npersonas: []",
        "x.yaml:2:11: personas: a list of 1 to 200 personas belongs here. To mend: personas: then one list entry per persona, with id and acts."
    )]
    [InlineData(
        "language: de\npersonas: [{id: a, acts: {yes: 1}}]",
        "x.yaml:1:11: language: the language 'de' is not shipped. To mend: write fr or en."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {yes: 1, yess: 2}}]",
        "x.yaml:2:35: personas[1].acts.yess: this key is not known. To mend: did you mean 'yes'?"
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {yes: 0}}]",
        "x.yaml:2:26: personas[1].acts: no act has a weight above 0. To mend: write at least one, such as yes: 1."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {yes: 1}}, {id: a, acts: {yes: 1}}]",
        "x.yaml:2:42: personas[2].id: the persona 'a' stands twice. To mend: give each persona an id of its own."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {yes: 1}, barge_in: 1.5}]",
        "x.yaml:2:46: personas[1].barge_in: 1.5 is out of range. To mend: write a number from 0 to 1."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {raise: 1}}]",
        "x.yaml:2:12: personas[1].entries: the persona raises entries, but names none. To mend: entries: [gen.obj, gen.faq.price]."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {raise: 1}, entries: [Gen obj]}]",
        "x.yaml:2:47: personas[1].entries: 'Gen obj' is no id of the catalogue nor the beginning of one. To mend: write an id such as gen.faq.price, or gen.obj for all that begin so."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, weight: 0, acts: {yes: 1}}]",
        "x.yaml:2:11: personas: every weight is 0: nobody would ever call. To mend: give one persona a weight above 0."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {yes: 1}, situations: {helo: {yes: 1}}}]",
        "x.yaml:2:49: personas[1].situations.helo: this key is not known. To mend: did you mean 'hello'?"
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {yes: 1}}]\nlines: {yes: 3}",
        "x.yaml:3:14: lines.yes: a list of texts belongs here. To mend: write a list of texts: [one, another]."
    )]
    [InlineData(
        "language: fr\npersonas: [{id: a, acts: {yes: 1}}]\nlines: {yes: [[a]]}",
        "x.yaml:3:15: lines.yes: a text of at most 300 characters belongs here. To mend: write a list of texts: [one, another]."
    )]
    [InlineData(
        "language: fr\npersonas: [3]",
        "x.yaml:2:12: personas[1]: key: value lines belong here. To mend: write id: and acts: below one dash."
    )]
    public void Read_WrongFile_NamesPlaceAndMend(string text, string expected) =>
        CastReader
            .Read(text, "x.yaml")
            .ShouldBeOfType<CastOutcome.Invalid>()
            .Errors.Select(e => e.ToString())
            .ShouldContain(expected);

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        var valid = Encoding.UTF8.GetBytes(
            File.ReadAllText(RepositoryRoot.Combine("data", "personas", "simulation.fr.yaml"))[..3000]
        );
        var random = new Random(20260302);
        for (var run = 0; run < 500; run++)
        {
            var bytes = valid.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            CastReader.Read(Encoding.UTF8.GetString(bytes), "x.yaml").ShouldNotBeNull();
        }
    }
}
