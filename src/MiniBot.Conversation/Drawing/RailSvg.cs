using System.Globalization;

namespace MiniBot.Conversation.Drawing;

/// <summary>
/// Draws a rail as an SVG that needs nothing else: cards from top to bottom, exits beside them, the score and what holds at any
/// moment below. Light or dark as the reader's system is.
/// </summary>
public static class RailSvg
{
    /// <summary>The picture as a whole file.</summary>
    public static string Render(RailDrawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var body = new SvgCanvas();
        var bottom = DrawTitle(body, drawing);
        for (var i = 0; i < drawing.Boxes.Length; i++)
        {
            if (i > 0)
                bottom = body.Arrow(bottom);
            bottom = RailCard.Draw(body, drawing.Boxes[i], bottom);
        }

        bottom = ScoreBar.Draw(body, drawing, bottom + SvgCanvas.Section);
        bottom = DrawAnywhere(body, drawing, bottom + SvgCanvas.Section);
        return Frame(drawing, body.ToString(), bottom + SvgCanvas.Margin);
    }

    private static double DrawTitle(SvgCanvas body, RailDrawing drawing)
    {
        body.Text("title", SvgCanvas.Margin, 62, drawing.Title);
        return body.Paragraph("soft", SvgCanvas.Margin, 90, drawing.Subtitle, 14, SvgCanvas.Width - (2 * SvgCanvas.Margin)) + 22;
    }

    private static double DrawAnywhere(SvgCanvas body, RailDrawing drawing, double top)
    {
        const double rowHeight = 34;
        const double columnWidth = (SvgCanvas.Width - (2 * SvgCanvas.Margin)) / 2;
        body.Text("heading", SvgCanvas.Margin, top + 16, "At any moment");
        top += 34;
        var rows = (drawing.Anywhere.Length + 1) / 2;
        body.Rectangle("card", SvgCanvas.Margin, top, SvgCanvas.Width - (2 * SvgCanvas.Margin), (rows * rowHeight) + 20, 12);
        for (var i = 0; i < drawing.Anywhere.Length; i++)
        {
            var exit = drawing.Anywhere[i];
            var x = SvgCanvas.Margin + 20 + (i / rows * columnWidth);
            var y = top + 32 + (i % rows * rowHeight);
            body.Circle(SvgCanvas.ClassOf(exit.Tone), x + 4, y - 5, 4);
            body.Label(x + 18, y, exit.When, exit.To);
        }

        return top + (rows * rowHeight) + 20;
    }

    private static string Frame(RailDrawing drawing, string body, double height)
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SvgCanvas.Width:0} {height:0}" width="{SvgCanvas.Width:0}" height="{height:0}" role="img">
            <title>{SvgCanvas.Escape(drawing.Title)}</title>
            <desc>{SvgCanvas.Escape(drawing.Subtitle)}</desc>
            <style>
            {Style}
            </style>
            <rect class="page" width="100%" height="100%"/>
            {body}</svg>

            """
        );
    }

    private const string Style = """
        text { font-family: "Inter", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-size: 13px; fill: #1f2430; }
        .page { fill: #f5f6f8; }
        .title { font-size: 26px; font-weight: 700; letter-spacing: -0.3px; }
        .heading { font-size: 16px; font-weight: 700; }
        .name { font-size: 15px; font-weight: 700; }
        .message { font-size: 15px; }
        .soft { font-size: 14px; fill: #667085; }
        .small { font-size: 12px; }
        .simpler { font-size: 13px; font-style: italic; fill: #667085; }
        .points { font-size: 13px; font-weight: 700; fill: #2563eb; }
        .inside { font-size: 11px; font-weight: 700; fill: #ffffff; }
        .card { fill: #ffffff; stroke: #dfe3ea; }
        .accent { fill: #2563eb; }
        .accent.other { fill: #5b8def; }
        .track { fill: #e8ebf1; }
        .line { stroke: #b4bccb; stroke-width: 1.5; fill: none; }
        .head { fill: #b4bccb; }
        .mark { stroke: #15803d; stroke-width: 2; stroke-dasharray: 4 3; }
        .chip { fill: #eef1f6; } text.chip { fill: #667085; }
        .onward { fill: #eef1f6; } text.onward { fill: #475467; } circle.onward { fill: #98a2b3; }
        .won { fill: #dcfce7; } text.won { fill: #15803d; } circle.won { fill: #16a34a; }
        .ended { fill: #fef3c7; } text.ended { fill: #92600a; } circle.ended { fill: #d99a1c; }
        .suppressed { fill: #fee2e2; } text.suppressed { fill: #b42318; } circle.suppressed { fill: #dc2626; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6e9ef; }
          .page { fill: #11141a; }
          .soft, .simpler { fill: #98a2b3; }
          .points { fill: #7cabff; }
          .card { fill: #1a1f28; stroke: #2c3442; }
          .accent { fill: #3b82f6; }
          .accent.other { fill: #2a5db8; }
          .track { fill: #2a3140; }
          .line { stroke: #4b5566; }
          .head { fill: #4b5566; }
          .mark { stroke: #4ade80; }
          .chip, .onward { fill: #262d3a; } text.chip { fill: #98a2b3; } text.onward { fill: #c3cad6; } circle.onward { fill: #667085; }
          .won { fill: #14351f; } text.won { fill: #6ee7a0; } circle.won { fill: #22c55e; }
          .ended { fill: #3a2d10; } text.ended { fill: #f5c563; } circle.ended { fill: #eab308; }
          .suppressed { fill: #3f1a1a; } text.suppressed { fill: #fca5a5; } circle.suppressed { fill: #ef4444; }
        }
        """;
}
