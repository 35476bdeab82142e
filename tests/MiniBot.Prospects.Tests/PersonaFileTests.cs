using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation;

namespace MiniBot.Prospects.Tests;

public sealed class PersonaFileTests
{
    [Fact]
    public void TryRead_DemoFile_Holds24PeopleOfManyKinds()
    {
        var people = Demo.People;

        people.Count.ShouldBe(24);
        people.Select(person => person.Expected).Distinct().Count().ShouldBe(9);
        people.ShouldAllBe(person => person.FirstName.Length > 0 && person.About.Length > 0);
    }

    [Fact]
    public void TryRead_AllKeys_AreKept()
    {
        var person = Read(
                """
                - id: a
                  first_name: A
                  about: b
                  expected: HUNG_UP
                  line: rings_out
                  ring_seconds: 2.5
                  types: true
                  says_first: allô
                  replies:
                    - { when: [un, deux], say: oui, times: 2, then_hang_up: true }
                """
            )
            .ShouldHaveSingleItem();

        person.Expected.ShouldBe(Disposition.HungUp);
        person.Line.ShouldBe(PersonaLine.RingsOut);
        person.RingSeconds.ShouldBe(2.5);
        person.Types.ShouldBeTrue();
        person.SaysFirst.ShouldBe("allô");
        var reply = person.Replies.ShouldHaveSingleItem();
        reply.When.ShouldBe(["un", "deux"]);
        (reply.Say, reply.Times, reply.ThenHangUp).ShouldBe(("oui", 2, true));
    }

    [Theory]
    [InlineData("", "no persona in the file")]
    [InlineData("- { id: a, expected: MAYBE }", "persona 'a': expected: 'MAYBE' is no disposition")]
    [InlineData("- { id: a }", "is no disposition")]
    [InlineData("- { id: a, expected: LEAD }\n- { id: a, expected: BUSY }", "persona 'a' stands twice")]
    [InlineData("- { id: a, expected: LEAD }\n- { expected: LEAD }", "persona 2 has no id")]
    [InlineData("- { id: a, expected: LEAD }\n-", "persona 2 has no id")]
    [InlineData("- { id: a, expected: LEAD, first_name: }", "a key without a value")]
    [InlineData("- { id: a, expected: LEAD, replies: }", "a key without a value")]
    [InlineData("- { id: a, expected: LEAD, replies: [null] }", "reply 1")]
    [InlineData("- { id: a, expected: LEAD, replies: [{ say: oui, when: }] }", "reply 1")]
    [InlineData("- { id: a, expected: LEAD, replies: [{ when: [null] }] }", "reply 1")]
    [InlineData("- { id: a, expected: LEAD, replies: [{ times: -1 }] }", "reply 1")]
    [InlineData("- { id: a, expected: LEAD, ring_seconds: .nan }", "ring_seconds: 0 to 60")]
    [InlineData("- { id: a, expected: LEAD, ring_seconds: 61 }", "ring_seconds: 0 to 60")]
    [InlineData("- { id: a, expected: LEAD, line: 7 }", "line: answers, busy, rings_out or declines")]
    [InlineData("- id: a\n  expected: LEAD\n  shoe_size: 43", "people.yaml:3:")]
    [InlineData("- id: a\n  expected: LEAD\n  types: perhaps", "people.yaml:3:")]
    [InlineData("id: a", "people.yaml:1:")]
    public void TryRead_Mistake_SaysWhereAndWhat(string yaml, string expected)
    {
        PersonaFile.TryRead(yaml, "people.yaml", out var error).ShouldBeNull();

        error.ShouldStartWith("people.yaml:");
        error.ShouldContain(expected);
    }

    [Fact]
    public void TryRead_HugeFile_IsRefused()
    {
        PersonaFile.TryRead(new string('#', PersonaFile.MaxLength + 1), "people.yaml", out var error).ShouldBeNull();

        error.ShouldContain("longer than");
    }

    [Fact]
    public void TryRead_AnyText_NeverThrows() =>
        Prop.ForAll<string>(text => ReadsOrSaysWhy(text ?? ""))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(1, 1));

    [Fact]
    public void TryRead_DamagedDemoFile_NeverThrows()
    {
        var random = new Random(7);
        const string noise = "[]{}&*!|>%@`\"'#-:?,\t\n\0\\ é\uFFFD";
        var text = Demo.Text[..4000];
        for (var i = 0; i < 1000; i++)
        {
            var damaged = text.ToCharArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
                damaged[random.Next(damaged.Length)] = noise[random.Next(noise.Length)];
            ReadsOrSaysWhy(new string(damaged)).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{ a: ")]
    [InlineData("- ")]
    public void TryRead_DeeplyNested_NeverThrows(string opening) =>
        ReadsOrSaysWhy(string.Concat(Enumerable.Repeat(opening, 20_000))).ShouldBeTrue();

    private static bool ReadsOrSaysWhy(string text) =>
        PersonaFile.TryRead(text, "people.yaml", out var error) is null
        == error.StartsWith("people.yaml:", StringComparison.Ordinal);

    private static IReadOnlyList<Persona> Read(string yaml)
    {
        var people = PersonaFile.TryRead(yaml, "people.yaml", out var error);
        error.ShouldBeEmpty();
        return people.ShouldNotBeNull();
    }
}
