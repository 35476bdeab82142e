using System.CommandLine;
using MiniBot.Conversation.Drawing;
using MiniBot.Conversation.Scenarios;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>scenario show</c>: the rail as a picture, in the terminal and as an SVG.</summary>
internal static class ScenarioShowCommand
{
    public static Command Create(Option<bool> json)
    {
        var file = ScenarioCommand.File();
        var svg = new Option<string?>("--svg") { Description = "Draw it into this SVG file too." };
        var show = new Command("show", "Show the rail as a picture: what is said, what leads where, what earns points.")
        {
            file,
            svg,
        };
        show.SetAction(parsed => Show(parsed.GetRequiredValue(file), parsed.GetValue(svg), Terminal.Open(parsed.GetValue(json))));
        return show;
    }

    private static int Show(string file, string? svg, Terminal terminal)
    {
        if (ScenarioFile.TryRead(file, terminal) is not { } scenario)
            return ExitCode.Usage;
        var drawing = RailDraughtsman.Draw(scenario);
        if (svg is not null)
            System.IO.File.WriteAllText(svg, RailSvg.Render(drawing));
        if (terminal.WantsJson)
            Terminal.WriteJson(Describe(scenario, drawing, svg));
        else
            Print(drawing, terminal.Results);
        if (svg is not null)
            terminal.Note($"drawn into {svg}");
        return ExitCode.Done;
    }

    /// <summary>Prints the picture, in colours where the console has them.</summary>
    public static void Print(RailDrawing drawing, IAnsiConsole console)
    {
        foreach (var line in RailText.Lines(drawing, console.Profile.Width - 1))
        {
            foreach (var span in line.Spans)
                console.Write(new Text(span.Text, StyleOf(span.Ink)));
            console.WriteLine();
        }
    }

    private static object Describe(Scenario scenario, RailDrawing drawing, string? svg) =>
        new
        {
            scenario.Name,
            scenario.Language,
            theme = Word(scenario.Theme),
            objective = Word(scenario.Objective),
            personality = Word(scenario.Personality),
            scenario.LeadThreshold,
            columns = scenario.RequiredColumns,
            svg,
            steps = drawing.Boxes.Select(box => new
            {
                box.Name,
                box.Role,
                box.Message,
                box.Short,
                box.Points,
                exits = Exits(box.Exits),
            }),
            anywhere = Exits(drawing.Anywhere),
        };

    private static IEnumerable<object> Exits(IEnumerable<RailExit> exits) =>
        exits.Select(exit => new
        {
            exit.When,
            exit.To,
            meaning = Word(exit.Tone),
        });

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Style StyleOf(Ink ink) =>
        ink switch
        {
            Ink.Strong => new Style(decoration: Decoration.Bold),
            Ink.Faint or Ink.Frame => new Style(Color.Grey),
            Ink.Points => new Style(Color.DodgerBlue1),
            Ink.Won => new Style(Color.Green, decoration: Decoration.Bold),
            Ink.Ended => new Style(Color.Yellow),
            Ink.Suppressed => new Style(Color.Red),
            _ => Style.Plain,
        };
}
