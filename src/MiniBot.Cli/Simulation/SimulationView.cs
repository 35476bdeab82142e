using System.Globalization;
using MiniBot.Conversation;
using MiniBot.Conversation.Simulation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MiniBot.Cli.Simulation;

/// <summary>A simulation's report as a person reads it.</summary>
internal static class SimulationView
{
    private const int BarWidth = 60;

    public static void Show(SimulationReport report, IAnsiConsole console)
    {
        console.WriteLine(
            Text(
                $"{report.Scenario}: {report.Calls:N0} calls, seed {report.Seed}, word error rate {report.MeasuredWordErrorRate:P1}"
            )
        );
        console.Write(Bars(report));
        console.Write(Figures(report));
        console.Write(Entries(report));
        console.Write(Unmatched(report));
    }

    private static BarChart Bars(SimulationReport report)
    {
        var chart = new BarChart
        {
            Width = BarWidth,
            Label = "outcomes",
            LabelAlignment = Justify.Left,
        };
        foreach (var outcome in report.Outcomes)
            chart.AddItem(
                Text($"{outcome.Disposition.ToWireName()} {outcome.Share:P1}"),
                outcome.Count,
                outcome.Disposition is Disposition.Lead or Disposition.Transferred ? Color.Green : Color.Grey
            );
        return chart;
    }

    private static Table Figures(SimulationReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("figure", "mean", "p50", "p95");
        table.AddRow(
            "turns of the caller",
            Text($"{report.Turns.Mean}"),
            Text($"{report.Turns.P50}"),
            Text($"{report.Turns.P95}")
        );
        AddSeconds(table, "length of a call", report.DurationSeconds);
        if (report.TimeToLeadSeconds is { } lead)
            AddSeconds(table, "time to a lead", lead);
        table.AddRow("leads by calls", Text($"{report.LeadRate:P1}"), "", "");
        table.AddRow("opt-outs asked for, obeyed", Text($"{report.OptOutsAsked}, {report.OptOutsObeyed}"), "", "");
        return table;
    }

    private static void AddSeconds(Table table, string what, Spread spread) =>
        table.AddRow(what, Text($"{spread.Mean:0.0} s"), Text($"{spread.P50:0.0} s"), Text($"{spread.P95:0.0} s"));

    private static Renderable Entries(SimulationReport report)
    {
        if (report.Entries.IsEmpty)
            return new Spectre.Console.Text("no question or objection was met\n");
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("question or objection", "raised", "answered by it", "met");
        foreach (var entry in report.Entries)
            table.AddRow(Markup.Escape(entry.Id), Text($"{entry.Raised}"), Text($"{entry.Answered}"), Text($"{entry.Met}"));
        return table;
    }

    private static Table Unmatched(SimulationReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("not understood, or without an answer", "heard");
        foreach (var unmatched in report.Unmatched)
            table.AddRow(Markup.Escape(unmatched.Text), Text($"{unmatched.Count}"));
        table.AddRow("all of them", Text($"{report.UnmatchedTotal}"));
        return table;
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
