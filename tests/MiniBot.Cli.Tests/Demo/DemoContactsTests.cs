using MiniBot.Cli.Demo;
using MiniBot.Conversation;
using MiniBot.Conversation.Scenarios;
using MiniBot.Prospects;

namespace MiniBot.Cli.Tests.Demo;

public sealed class DemoContactsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 5, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Directory_EveryPersona_HasANumberKeptForFiction()
    {
        var directory = DemoContacts.Directory(People);

        directory.Count.ShouldBe(2);
        directory["+33199000001"].Id.ShouldBe("silent");
        directory["+33199000002"].Id.ShouldBe("talks");
    }

    [Fact]
    public void ToCsv_OneConsentingRowEach_ThoseWhoTalkFirst()
    {
        var lines = DemoContacts.ToCsv(People, Scenario, s_now).TrimEnd('\n').Split('\n');

        lines.Length.ShouldBe(3);
        lines.ShouldAllBe(line =>
            line.Split(',', StringSplitOptions.None).Length == lines[0].Split(',', StringSplitOptions.None).Length
        );
        lines[1].ShouldStartWith($"+33199000002,Anne,talks,{Scenario.Principal},automated-voice,{Scenario.Purpose},");
        lines[1].ShouldContain("2026-11-05T09:30:00Z");
        lines[2].ShouldStartWith("+33199000001,Paul,silent,");
    }

    private static Scenario Scenario => ((ScenarioOutcome.Valid)ScenarioFile.Read("demo-epargne")).Scenario;

    private static IReadOnlyList<Persona> People =>
        [
            new()
            {
                Id = "silent",
                FirstName = "Paul",
                About = "says nothing",
                Expected = Disposition.NoAnswer,
            },
            new()
            {
                Id = "talks",
                FirstName = "Anne",
                About = "talks",
                Expected = Disposition.Lead,
                Replies = [new() { Say = "oui" }],
            },
        ];
}
