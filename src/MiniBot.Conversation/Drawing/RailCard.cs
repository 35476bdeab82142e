using System.Globalization;

namespace MiniBot.Conversation.Drawing;

/// <summary>One step as a card, with its exits beside it.</summary>
internal static class RailCard
{
    private const double MessageSize = 15;
    private const double SimplerSize = 13;
    private const double ExitX = SvgCanvas.CardRight + 34;
    private const double ExitWidth = SvgCanvas.Width - SvgCanvas.Margin - ExitX;
    private const double ExitRow = 34;

    /// <summary>Draws it; gives back its lower edge.</summary>
    public static double Draw(SvgCanvas canvas, RailBox box, double top)
    {
        // The card lies below its text, and is as high as the text has become.
        var content = new SvgCanvas();
        var bottom = DrawContent(content, box, top);
        var exits = new SvgCanvas();
        bottom = Math.Max(bottom, DrawExits(exits, box, top));
        canvas.Rectangle("card", SvgCanvas.Margin, top, SvgCanvas.CardWidth, bottom - top, 12);
        canvas.Append(content);
        canvas.Append(exits);
        return bottom;
    }

    private static double DrawContent(SvgCanvas canvas, RailBox box, double top)
    {
        const double left = SvgCanvas.Margin + SvgCanvas.Padding;
        const double width = SvgCanvas.CardWidth - (2 * SvgCanvas.Padding);
        var y = top + 32;
        canvas.Text("name", left, y, box.Name);
        canvas.Chip("chip", left + TextMeasure.Width(box.Name, 15, bold: true) + 12, y - 1, box.Role);
        if (box.Points is { } points)
            canvas.Text("points", left + width, y, string.Create(CultureInfo.InvariantCulture, $"{points} points"), "end");
        y = canvas.Paragraph("message", left, y + 30, box.Message, MessageSize, width);
        if (box.Short is { } simpler)
            y = canvas.Paragraph("simpler", left, y + 24, "In simpler words: " + simpler, SimplerSize, width);
        if (box.Points is { } earned)
        {
            canvas.Rectangle("track", left, y + 16, width, 6, 3);
            canvas.Rectangle("accent", left, y + 16, Math.Max(6, width * earned / 100), 6, 3);
            y += 20;
        }

        return y + 20;
    }

    private static double DrawExits(SvgCanvas canvas, RailBox box, double top)
    {
        var y = top + 32;
        foreach (var exit in box.Exits)
        {
            canvas.Line("line", SvgCanvas.CardRight, y - 5, ExitX - 10, y - 5);
            canvas.Text("soft", ExitX, y, exit.When);
            y = DrawTarget(canvas, exit, ExitX + TextMeasure.Width(exit.When, 14) + 10, y) + ExitRow;
        }

        return y - ExitRow + 20;
    }

    private static double DrawTarget(SvgCanvas canvas, RailExit exit, double x, double y)
    {
        var style = SvgCanvas.ClassOf(exit.Tone);
        var colon = exit.To.IndexOf(": ", StringComparison.Ordinal);
        canvas.Chip(style, x, y, colon < 0 ? exit.To : exit.To[..colon]);
        return colon < 0 ? y : canvas.Paragraph("simpler", ExitX, y + 26, exit.To[(colon + 2)..], SimplerSize, ExitWidth);
    }
}
