using System.Globalization;
using System.Security;
using System.Text;

namespace MiniBot.Conversation.Drawing;

/// <summary>The elements of an SVG so far, and the measures that all parts of the picture share. Pixels.</summary>
internal sealed class SvgCanvas
{
    public const double Width = 1080;
    public const double Margin = 40;
    public const double CardWidth = 600;
    public const double CardRight = Margin + CardWidth;
    public const double Padding = 22;
    public const double Section = 44;

    private const double LineHeight = 1.45;
    private const double Spine = Margin + (CardWidth / 2);
    private const double ArrowLength = 30;

    private readonly StringBuilder _elements = new();

    public static string ClassOf(ExitTone tone) =>
        tone switch
        {
            ExitTone.Won => "won",
            ExitTone.Ended => "ended",
            ExitTone.Suppressed => "suppressed",
            _ => "onward",
        };

    // XML has no way to write most control characters.
    public static string Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.EnumerateRunes().Select(r => IsAllowed(r) ? r.ToString() : " ")));

    public void Text(string style, double x, double y, string text, string anchor = "start") =>
        _elements.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n"
        );

    /// <summary>Text that wraps; gives back where its last line stands.</summary>
    public double Paragraph(string style, double x, double y, string text, double size, double width)
    {
        foreach (var line in TextWrap.Lines(text, width, l => TextMeasure.Width(l, size)))
        {
            Text(style, x, y, line);
            y += size * LineHeight;
        }

        return y - (size * LineHeight);
    }

    /// <summary>What the caller does, softly, then where it leads.</summary>
    public void Label(double x, double y, string when, string to) =>
        _elements.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.#}\" y=\"{y:0.#}\"><tspan class=\"soft\">{Escape(when)}</tspan><tspan dx=\"10\">{Escape(to)}</tspan></text>\n"
        );

    public void Rectangle(string style, double x, double y, double width, double height, double radius) =>
        _elements.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{radius:0.#}\"/>\n"
        );

    public void Circle(string style, double x, double y, double radius) =>
        _elements.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"{style}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"/>\n"
        );

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        _elements.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"{style}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>\n"
        );

    /// <summary>An arrow from one card down to the next; gives back where it ends.</summary>
    public double Arrow(double top)
    {
        Line("line", Spine, top, Spine, top + ArrowLength - 7);
        _elements.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"head\" d=\"M{Spine - 5:0.#} {top + ArrowLength - 9:0.#}h10l-5 8z\"/>\n"
        );
        return top + ArrowLength;
    }

    /// <summary>A word in a coloured pill; gives back its right edge.</summary>
    public double Chip(string style, double x, double y, string text, double size = 12)
    {
        var width = TextMeasure.Width(text, size) + 18;
        Rectangle(style, x, y - size - 4, width, size + 12, (size + 12) / 2);
        Text($"{style} small", x + (width / 2), y, text, "middle");
        return x + width;
    }

    /// <summary>Draws another canvas over this one.</summary>
    public void Append(SvgCanvas other) => _elements.Append(other._elements);

    public override string ToString() => _elements.ToString();

    private static bool IsAllowed(Rune rune) =>
        rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000;
}
