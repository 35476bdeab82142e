using System.Globalization;

namespace MiniBot.Conversation.Drawing;

/// <summary>The hundred points as one bar, each step's share of it, and the threshold of a lead across it.</summary>
internal static class ScoreBar
{
    private const double Height = 26;

    /// <summary>Draws it; gives back its lower edge.</summary>
    public static double Draw(SvgCanvas canvas, RailDrawing drawing, double top)
    {
        const double width = SvgCanvas.Width - (2 * SvgCanvas.Margin);
        canvas.Text("heading", SvgCanvas.Margin, top + 16, "Score");
        var bar = top + 58;
        canvas.Rectangle("track", SvgCanvas.Margin, bar, width, Height, 6);
        var x = SvgCanvas.Margin;
        var isOther = false;
        foreach (var box in drawing.Boxes.Where(b => b.Points > 0))
        {
            var share = width * box.Points!.Value / 100;
            canvas.Rectangle(isOther ? "accent other" : "accent", x, bar, share, Height, 6);
            var label = Fitting(box, share);
            canvas.Text("inside", x + (share / 2), bar + 17, label, "middle");
            x += share;
            isOther = !isOther;
        }

        var mark = SvgCanvas.Margin + (width * drawing.LeadThreshold / 100);
        canvas.Line("mark", mark, bar - 14, mark, bar + Height + 8);
        var onLeft = drawing.LeadThreshold > 80;
        canvas.Text(
            "won",
            onLeft ? mark - 8 : mark + 8,
            bar - 8,
            string.Create(CultureInfo.InvariantCulture, $"a lead from {drawing.LeadThreshold} points"),
            onLeft ? "end" : "start"
        );
        return bar + Height + 8;
    }

    private static string Fitting(RailBox box, double width)
    {
        var number = box.Points!.Value.ToString(CultureInfo.InvariantCulture);
        var whole = $"{box.Name} {number}";
        return TextMeasure.Width(whole, 11, bold: true) < width - 8 ? whole
            : TextMeasure.Width(number, 11, bold: true) < width - 4 ? number
            : "";
    }
}
