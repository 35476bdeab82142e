using System.Collections.Immutable;
using System.Globalization;

namespace MiniBot.Conversation.Drawing;

/// <summary>Draws a rail with box characters, for a terminal or a file.</summary>
public static class RailText
{
    /// <summary>The narrowest picture, in columns.</summary>
    public const int MinWidth = 60;

    /// <summary>The widest picture, in columns.</summary>
    public const int MaxWidth = 120;

    private const int BarLength = 10;
    private const int ScoreLength = 50;
    private const string Indent = "  ";
    private const string Arrow = " ─▶ ";

    /// <summary>The picture, line by line.</summary>
    /// <param name="drawing">What is drawn.</param>
    /// <param name="width">In columns; taken as <see cref="MinWidth"/> to <see cref="MaxWidth"/>.</param>
    public static ImmutableArray<DrawnLine> Lines(RailDrawing drawing, int width)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var canvas = new Canvas(Math.Clamp(width, MinWidth, MaxWidth));
        canvas.Add(new DrawnSpan(drawing.Title, Ink.Strong));
        foreach (var line in Wrapped(drawing.Subtitle, canvas.Width))
            canvas.Add(new DrawnSpan(line, Ink.Faint));
        for (var i = 0; i < drawing.Boxes.Length; i++)
        {
            DrawBox(canvas, drawing.Boxes[i], isFirst: i == 0, isLast: i == drawing.Boxes.Length - 1);
        }

        DrawScore(canvas, drawing);
        DrawAnywhere(canvas, drawing.Anywhere);
        return canvas.ToLines();
    }

    private static void DrawBox(Canvas canvas, RailBox box, bool isFirst, bool isLast)
    {
        var inner = canvas.BoxWidth - 4;
        var centre = canvas.BoxWidth / 2;
        var points = box.Points is { } earned ? $" {Bar(earned)} {Number(earned)} points " : "";
        var name = $" {box.Name} ";
        var free = canvas.BoxWidth - 4 - name.Length - points.Length;
        var role = box.Role.Length + 3 <= free ? $"· {box.Role} " : "";
        var rule = free - role.Length;
        canvas.Add(
            new DrawnSpan("╭─", Ink.Frame),
            new DrawnSpan(name, Ink.Strong),
            new DrawnSpan(role, Ink.Faint),
            new DrawnSpan(isFirst ? new string('─', rule) : Rule(rule, centre - 2 - name.Length - role.Length, '┴'), Ink.Frame),
            new DrawnSpan(points, Ink.Points),
            new DrawnSpan("─╮", Ink.Frame)
        );
        var left = Wrapped(box.Message, inner).Select(l => new DrawnSpan(l, Ink.Plain)).ToList();
        if (box.Short is { } simpler)
            left.AddRange(Wrapped("↻ " + simpler, inner).Select(l => new DrawnSpan(l, Ink.Faint)));
        var right = box.Exits.SelectMany(e => ExitLines(e, canvas.Width - canvas.BoxWidth)).ToList();
        for (var row = 0; row < Math.Max(left.Count, right.Count); row++)
        {
            var text = row < left.Count ? left[row] : new DrawnSpan("", Ink.Plain);
            DrawnSpan[] exit = row < right.Count ? right[row] : [];
            canvas.Add([
                new DrawnSpan("│ ", Ink.Frame),
                text with
                {
                    Text = text.Text.PadRight(inner),
                },
                new DrawnSpan(exit.Length > 0 && exit[0].Ink == Ink.Frame ? " ├" : " │", Ink.Frame),
                .. exit,
            ]);
        }

        var bottom = isLast ? new string('─', canvas.BoxWidth - 2) : Rule(canvas.BoxWidth - 2, centre - 1, '┬');
        canvas.Add(new DrawnSpan($"╰{bottom}╯", Ink.Frame));
    }

    /// <summary>An exit beside its box: "── no ─▶ NOT_INTERESTED", and what does not fit below it.</summary>
    private static IEnumerable<DrawnSpan[]> ExitLines(RailExit exit, int width)
    {
        var lead = $"─ {exit.When}{Arrow}";
        var lines = Wrapped(exit.To, Math.Max(12, width - lead.Length)).ToList();
        yield return
        [
            new DrawnSpan("─ ", Ink.Frame),
            new DrawnSpan(exit.When, Ink.Faint),
            new DrawnSpan(Arrow, Ink.Frame),
            new DrawnSpan(lines[0], InkOf(exit.Tone)),
        ];
        foreach (var line in lines.Skip(1))
            yield return [new DrawnSpan(new string(' ', lead.Length) + line, InkOf(exit.Tone))];
    }

    private static void DrawScore(Canvas canvas, RailDrawing drawing)
    {
        var earning = drawing.Boxes.Where(b => b.Points > 0).ToList();
        canvas.Add(new DrawnSpan("", Ink.Plain));
        canvas.Add(new DrawnSpan($"Score: a lead from {Number(drawing.LeadThreshold)} points", Ink.Strong));
        var total = 0;
        foreach (var box in earning)
        {
            var from = total * ScoreLength / 100;
            total += box.Points!.Value;
            var to = Math.Max(from + 1, total * ScoreLength / 100);
            var row = new string(' ', from) + new string('█', to - from);
            var mark = drawing.LeadThreshold * ScoreLength / 100;
            canvas.Add(
                new DrawnSpan($"{Indent}{box.Name, -12} {Number(box.Points.Value), 3} ", Ink.Plain),
                new DrawnSpan(row.PadRight(mark), Ink.Points),
                new DrawnSpan(row.Length > mark ? "" : "┆", Ink.Won)
            );
        }

        var scale = new string('─', drawing.LeadThreshold * ScoreLength / 100);
        canvas.Add(new DrawnSpan($"{Indent}{"", -12}     {scale}", Ink.Frame), new DrawnSpan($"┴─▶ LEAD", Ink.Won));
    }

    private static void DrawAnywhere(Canvas canvas, ImmutableArray<RailExit> exits)
    {
        var widest = exits.Max(e => e.When.Length);
        canvas.Add(new DrawnSpan("", Ink.Plain));
        canvas.Add(new DrawnSpan("At any moment", Ink.Strong));
        foreach (var exit in exits)
        {
            var lead = Indent + exit.When.PadRight(widest);
            var lines = Wrapped(exit.To, Math.Max(12, canvas.Width - lead.Length - Arrow.Length)).ToList();
            canvas.Add(
                new DrawnSpan(lead, Ink.Faint),
                new DrawnSpan(Arrow, Ink.Frame),
                new DrawnSpan(lines[0], InkOf(exit.Tone))
            );
            foreach (var line in lines.Skip(1))
                canvas.Add(new DrawnSpan(new string(' ', lead.Length + Arrow.Length) + line, InkOf(exit.Tone)));
        }
    }

    private static string Rule(int length, int mark, char knot) =>
        mark >= 0 && mark < length ? new string('─', mark) + knot + new string('─', length - mark - 1) : new string('─', length);

    private static string Bar(int points)
    {
        var full = (int)Math.Round(points * BarLength / 100.0, MidpointRounding.AwayFromZero);
        return new string('▰', full) + new string('▱', BarLength - full);
    }

    private static IEnumerable<string> Wrapped(string text, int width) => TextWrap.Lines(text, width, line => line.Length);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Ink InkOf(ExitTone tone) =>
        tone switch
        {
            ExitTone.Won => Ink.Won,
            ExitTone.Ended => Ink.Ended,
            ExitTone.Suppressed => Ink.Suppressed,
            _ => Ink.Plain,
        };

    /// <summary>The lines so far.</summary>
    private sealed class Canvas(int width)
    {
        private readonly ImmutableArray<DrawnLine>.Builder _lines = ImmutableArray.CreateBuilder<DrawnLine>();

        public int Width { get; } = width;

        /// <summary>The boxes take this much, the exits beside them the rest.</summary>
        public int BoxWidth { get; } = Math.Max(38, width * 56 / 100);

        public void Add(params DrawnSpan[] spans) => _lines.Add(new DrawnLine([.. spans.Where(s => s.Text.Length > 0)]));

        public ImmutableArray<DrawnLine> ToLines() => _lines.ToImmutable();
    }
}
