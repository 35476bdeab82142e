using System.Xml.Linq;
using MiniBot.Calls.Listening;
using MiniBot.Cli.Bench;
using MiniBot.Cli.Bench.Endpoint;

namespace MiniBot.Cli.Tests.Bench.Endpoint;

public sealed class EndpointReportTests
{
    private static readonly TurnScript Plain = TurnScript.Read("yes_no\toui", "t").Turns[0];
    private static readonly TurnScript Pausing = TurnScript.Read("yes_no\toui [400] mais non", "t").Turns[0];

    [Fact]
    public void Point_Endings_AreCountedByWhetherThePersonPauses()
    {
        var point = EndpointPoint.Of(
            "policy",
            [
                (Plain, Ended(200)),
                (Plain, Ended(300)),
                (Plain, Ended(-50)),
                (Pausing, Ended(-900)),
                (Pausing, Ended(700)),
                (Pausing, new TurnEnding(null, EndOfTurnReason.LineClosed, "")),
            ]
        );

        point.ShouldBe(new EndpointPoint("policy", 6, 3, 1, 0.3333, 1, 1, 300, 700));
    }

    [Theory]
    [InlineData(0.05, 350, true)]
    [InlineData(0.06, 350, false)]
    [InlineData(0.05, 351, false)]
    public void MeetsGoals_NeedsBoth(double share, double medianMs, bool expected) =>
        Report(Point(share, medianMs)).MeetsGoals.ShouldBe(expected);

    [Fact]
    public void Chart_OfAReport_IsWellFormedAndNamesItsCurves()
    {
        var svg = XDocument.Parse(EndpointChart.Draw(Report(Point(0.04, 300))));

        var text = string.Concat(svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value + "\n"));
        text.ShouldContain("a fixed silence");
        text.ShouldContain("the policy, by patience");
        text.ShouldContain("a <recogniser>");
        svg.Descendants().Count(e => e.Name.LocalName == "polyline").ShouldBe(2);
    }

    private static TurnEnding Ended(int delayMs) => new(TimeSpan.FromMilliseconds(delayMs), EndOfTurnReason.Complete, "oui");

    private static EndpointPoint Point(double share, double medianMs) => new("point", 10, 5, 1, share, 0, 0, medianMs, 900);

    private static EndpointReport Report(EndpointPoint heldOut) =>
        new(
            MachineFacts.Here,
            1,
            "a <recogniser>",
            "Silero",
            3,
            heldOut,
            heldOut,
            [Point(0.5, 200), heldOut],
            [Point(0.9, 300), Point(0.1, 1000)],
            []
        );
}
