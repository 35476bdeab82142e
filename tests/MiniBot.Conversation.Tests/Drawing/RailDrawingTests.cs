using System.Globalization;
using System.Xml.Linq;
using MiniBot.Conversation.Drawing;

namespace MiniBot.Conversation.Tests.Drawing;

public class RailDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Draw_Scenario_HasTheDisclosureAndEveryStep()
    {
        var drawing = RailDraughtsman.Draw(Scripts.Savings);

        drawing.Boxes.Select(b => b.Name).ShouldBe(["Disclosure", .. Scripts.Savings.Rail.Select(s => s.Name)]);
        drawing.Boxes.Sum(b => b.Points ?? 0).ShouldBe(100);
        drawing.Boxes[1].Message.ShouldBe("Avez-vous une minute, ‹first_name› ?");
        drawing.Boxes[^1].Exits.ShouldContain(new RailExit("from 70 points", "LEAD", ExitTone.Won));
        drawing.Boxes.ShouldAllBe(b => b.Exits.Length > 0);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(500)]
    public void Lines_AnyWidth_KeepBoxesClosedAndWordsWhole(int width)
    {
        var lines = RailText.Lines(RailDraughtsman.Draw(Scripts.Energy), width).Select(l => l.ToString()).ToList();

        var tops = lines.Where(l => l.StartsWith('╭')).ToList();
        tops.Count.ShouldBe(10);
        tops.Select(t => t.Length).Distinct().ShouldHaveSingleItem();
        lines.Where(l => l.StartsWith('╰')).ShouldAllBe(l => l.Length == tops[0].Length);
        lines.Where(l => l.StartsWith('│')).ShouldAllBe(l => l[tops[0].Length - 1] == '│' || l[tops[0].Length - 1] == '├');
        lines.ShouldContain(l => l.Contains("puissance", StringComparison.Ordinal));
        lines.ShouldContain(l => l.Contains("─▶ LEAD", StringComparison.Ordinal));
        if (width >= 80)
            lines.Max(l => l.Length).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public void Render_Scenario_IsOneFileWithAllTextsInsideThePage()
    {
        var root = XDocument.Parse(RailSvg.Render(RailDraughtsman.Draw(Scripts.Energy))).Root!;

        root.Name.ShouldBe(Svg + "svg");
        var texts = string.Join(' ', root.Descendants(Svg + "text").Select(t => t.Value));
        foreach (var step in Scripts.Energy.Rail)
            texts.ShouldContain(step.Name);
        root.Descendants(Svg + "style").Single().Value.ShouldContain("prefers-color-scheme: dark");
        var height = double.Parse(root.Attribute("height")!.Value, CultureInfo.InvariantCulture);
        root.Descendants(Svg + "text")
            .ShouldAllBe(t => double.Parse(t.Attribute("y")!.Value, CultureInfo.InvariantCulture) < height);
        root.Descendants().Attributes().ShouldNotContain(a => a.Name.LocalName == "href");
    }

    [Fact]
    public void Render_HostileTexts_AreEscaped()
    {
        var scenario = Scripts.Parse(
            Scripts
                .TextOf("demo-epargne.yaml")
                .Replace(
                    "Pensez-vous à la diversifier ?",
                    "\"<script>alert(1)</script> & ]]> \\u0001 \\U0001F600\"",
                    StringComparison.Ordinal
                )
        );

        var svg = RailSvg.Render(RailDraughtsman.Draw(scenario));

        svg.ShouldNotContain("<script");
        XDocument.Parse(svg).ToString().ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public void Lines_Wrapping_NeverBreaksBeforeFrenchPunctuation() =>
        TextWrap.Lines("Avez-vous déjà une épargne ?", 27, l => l.Length).ShouldBe(["Avez-vous déjà une épargne ?"]);

    [Fact]
    public void Lines_WordWiderThanALine_IsBroken() =>
        TextWrap.Lines("abcdefgh ij", 3, l => l.Length).ShouldBe(["abc", "def", "gh", "ij"]);
}
