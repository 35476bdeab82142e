using System.Globalization;
using System.Security;
using System.Text;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>Draws cut-offs against delay as an SVG: the policy's curve, that of fixed silences, and the box of the goals.</summary>
internal static class EndpointChart
{
    private const double Width = 880;
    private const double Height = 540;
    private const double Left = 84;
    private const double Right = Width - 40;
    private const double Top = 112;
    private const double Bottom = Height - 76;
    private const double DelayStepMs = 200;

    private const string Style = """
        <style>
        text{font:13px system-ui,sans-serif;fill:#334155}.title{font-size:19px;font-weight:600;fill:#0f172a}.soft{fill:#64748b}
        .grid{stroke:#e2e8f0}.axis{stroke:#94a3b8}.goal{fill:#dcfce7;stroke:#16a34a;stroke-dasharray:4 3}.goal-text{fill:#15803d}
        .policy{fill:none;stroke:#2563eb;stroke-width:2.5}.policy-dot{fill:#2563eb}.policy-text{fill:#1d4ed8}
        .fixed{fill:none;stroke:#f97316;stroke-width:2;stroke-dasharray:6 4}.fixed-dot{fill:#f97316}.fixed-text{fill:#c2410c}
        .chosen{fill:#fff;stroke:#2563eb;stroke-width:3}
        @media(prefers-color-scheme:dark){svg{background:#0f172a}text{fill:#cbd5e1}.title{fill:#f8fafc}.soft{fill:#94a3b8}
        .grid{stroke:#1e293b}.axis{stroke:#475569}.goal{fill:#14532d}.goal-text{fill:#86efac}.policy-text{fill:#93c5fd}
        .fixed-text{fill:#fdba74}.chosen{fill:#0f172a}}
        </style>
        """;

    /// <summary>The picture.</summary>
    public static string Draw(EndpointReport report)
    {
        var points = report.ByPatience.Concat(report.BySilence).Append(report.HeldOut).ToList();
        var scale = new Scale(
            Math.Ceiling((points.Max(p => p.MedianMs) + 1) / DelayStepMs) * DelayStepMs,
            Math.Max(0.2, Math.Ceiling(points.Max(p => p.CutOffShare) * 10) / 10)
        );
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\">\n{Style}\n"
        );
        Text(svg, "title", Left, 38, "Pausing people cut off, against the wait of those who have finished");
        Text(
            svg,
            "soft",
            Left,
            62,
            $"{report.HeldOut.Turns} held-out turns, {report.HeldOut.PausingTurns} with pauses; {report.VoiceActivity}, {report.Recognizer}"
        );
        DrawGoal(svg, scale);
        DrawAxes(svg, scale);
        DrawCurve(svg, scale, report.BySilence, "fixed", "a fixed silence");
        DrawCurve(svg, scale, report.ByPatience, "policy", "the policy, by patience");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"chosen\" cx=\"{scale.X(report.HeldOut):0.#}\" cy=\"{scale.Y(report.HeldOut):0.#}\" r=\"7\"/>\n"
        );
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawGoal(StringBuilder svg, Scale scale)
    {
        var (x, y) = (scale.X(EndpointReport.GoalMedianMs), scale.Y(EndpointReport.GoalCutOffShare));
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"goal\" x=\"{Left}\" y=\"{y:0.#}\" width=\"{x - Left:0.#}\" height=\"{Bottom - y:0.#}\"/>\n"
        );
        Text(svg, "goal-text", Left + 8, y + 17, "goal");
    }

    private static void DrawAxes(StringBuilder svg, Scale scale)
    {
        for (var delay = 0.0; delay <= scale.MostMs; delay += DelayStepMs)
        {
            Line(svg, "grid", scale.X(delay), Top, scale.X(delay), Bottom);
            Text(
                svg,
                "soft",
                scale.X(delay),
                Bottom + 20,
                string.Create(CultureInfo.InvariantCulture, $"{delay:0} ms"),
                "middle"
            );
        }

        var step =
            scale.MostShare > 0.5 ? 0.2
            : scale.MostShare > 0.25 ? 0.1
            : 0.05;
        for (var share = 0.0; share <= scale.MostShare + 0.001; share += step)
        {
            Line(svg, "grid", Left, scale.Y(share), Right, scale.Y(share));
            Text(
                svg,
                "soft",
                Left - 10,
                scale.Y(share) + 4,
                string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %"),
                "end"
            );
        }

        Line(svg, "axis", Left, Bottom, Right, Bottom);
        Line(svg, "axis", Left, Top, Left, Bottom);
        Text(svg, "soft", (Left + Right) / 2, Bottom + 46, "median delay after the true end", "middle");
        Text(svg, "soft", Left, Top - 12, "turns with pauses that were cut off");
    }

    private static void DrawCurve(StringBuilder svg, Scale scale, IReadOnlyList<EndpointPoint> points, string style, string name)
    {
        var path = string.Join(
            ' ',
            points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{scale.X(p):0.#},{scale.Y(p):0.#}"))
        );
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{style}\" points=\"{path}\"/>\n");
        foreach (var point in points)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle class=\"{style}-dot\" cx=\"{scale.X(point):0.#}\" cy=\"{scale.Y(point):0.#}\" r=\"3.5\"><title>{Escape(point.Setting)}</title></circle>\n"
            );
        }

        var first = points[0];
        Text(svg, $"{style}-text", scale.X(first) + 12, scale.Y(first) + 5, name);
    }

    private static void Line(StringBuilder svg, string style, double x1, double y1, double x2, double y2) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"{style}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>\n"
        );

    private static void Text(StringBuilder svg, string style, double x, double y, string text, string anchor = "start") =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n"
        );

    private static string Escape(string text) => SecurityElement.Escape(text);

    /// <summary>Where a delay and a share lie in the picture.</summary>
    private readonly record struct Scale(double MostMs, double MostShare)
    {
        public double X(double delayMs) => Left + ((Right - Left) * delayMs / MostMs);

        public double Y(double share) => Bottom - ((Bottom - Top) * share / MostShare);

        public double X(EndpointPoint point) => X(point.MedianMs);

        public double Y(EndpointPoint point) => Y(point.CutOffShare);
    }
}
