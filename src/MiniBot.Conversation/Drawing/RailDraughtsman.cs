using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Drawing;

/// <summary>Says in boxes and exits what the rail does with a scenario.</summary>
public static class RailDraughtsman
{
    /// <summary>Draws a scenario.</summary>
    public static RailDrawing Draw(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var columns = scenario.RequiredColumns.ToImmutableDictionary(c => c, c => $"‹{c}›", StringComparer.Ordinal);
        return new RailDrawing(
            scenario.Name,
            $"{scenario.CompanyName} for {scenario.Principal}, about {scenario.Purpose} · "
                + $"{Word(scenario.Theme)} · {Word(scenario.Objective)} · {Word(scenario.Personality)}",
            [DrawDisclosure(scenario), .. scenario.Rail.Select(step => DrawStep(step, scenario, columns))],
            DrawAnywhere(scenario, columns),
            scenario.LeadThreshold
        );
    }

    private static RailBox DrawDisclosure(Scenario scenario) =>
        new(
            "Disclosure",
            "heard whole, never interrupted",
            scenario.Disclosure,
            null,
            null,
            [new("cut off twice", Disposition.Failed.ToWireName(), ExitTone.Ended)]
        );

    private static RailBox DrawStep(ScenarioStep step, Scenario scenario, ImmutableDictionary<string, string> columns) =>
        new(
            step.Name,
            RoleOf(step),
            scenario.Fill(step.Message, columns),
            step.Short is { } simpler ? scenario.Fill(simpler, columns) : null,
            step.IsDetermining ? step.Points : null,
            [.. ExitsOf(step, scenario, columns)]
        );

    private static string RoleOf(ScenarioStep step) =>
        step.Kind switch
        {
            StepKind.Hello => "asks for a minute",
            StepKind.Question when step.IsDetermining => "determining",
            StepKind.Question => "informative",
            StepKind.IsLeads => "the offer",
            StepKind.ConfirmTime => "when",
            _ => "good-bye",
        };

    private static IEnumerable<RailExit> ExitsOf(
        ScenarioStep step,
        Scenario scenario,
        ImmutableDictionary<string, string> columns
    )
    {
        var refused = new RailExit("no", $"{Disposition.NotInterested.ToWireName()}, 60 days of silence", ExitTone.Suppressed);
        var threshold = scenario.LeadThreshold.ToString(CultureInfo.InvariantCulture);
        switch (step.Kind)
        {
            case StepKind.Hello:
                yield return refused;
                break;
            case StepKind.Question when step.IsDetermining:
                yield return new("yes", $"{Points(step.Points)}, on", ExitTone.Onward);
                yield return new("no, unsure", "0 points, on", ExitTone.Onward);
                break;
            case StepKind.Question or StepKind.ConfirmTime:
                yield return new("any answer", "kept, on", ExitTone.Onward);
                break;
            case StepKind.IsLeads:
                if (step.IsDetermining)
                    yield return new("yes", Points(step.Points), ExitTone.Onward);
                if (scenario.Objective == Objective.Transfer)
                    yield return new($"from {threshold} points", Disposition.Transferred.ToWireName(), ExitTone.Won);
                yield return new($"score below {threshold}", scenario.Rail[^1].Name, ExitTone.Ended);
                yield return refused;
                break;
            default:
                yield return new($"from {threshold} points", Disposition.Lead.ToWireName(), ExitTone.Won);
                var other = step.MessageNotLead ?? scenario.Texts[Prompt.NotLeadEnd];
                yield return new(
                    "below",
                    $"{Disposition.NotInterested.ToWireName()}: « {scenario.Fill(other, columns)} »",
                    ExitTone.Ended
                );
                break;
        }
    }

    private static ImmutableArray<RailExit> DrawAnywhere(Scenario scenario, ImmutableDictionary<string, string> columns)
    {
        var turns = scenario.Rail.Max(s => s.MaxAutonomousTurns).ToString(CultureInfo.InvariantCulture);
        var listening = scenario.Listening;
        return
        [
            new("« stop », « ne m'appelez plus », key 9", Disposition.OptOut.ToWireName() + ", at once", ExitTone.Suppressed),
            new("« arrêtez »", $"asked once; unless a clear no: {Disposition.OptOut.ToWireName()}", ExitTone.Suppressed),
            new(
                "« ça ne m'intéresse pas »",
                $"{Disposition.NotInterested.ToWireName()}, 60 days of silence",
                ExitTone.Suppressed
            ),
            new("a wrong number", Disposition.WrongNumber.ToWireName(), ExitTone.Ended),
            new("« rappelez-moi mardi »", Disposition.Callback.ToWireName(), ExitTone.Ended),
            scenario.CanTransfer
                ? new("« un conseiller »", $"{Disposition.Transferred.ToWireName()}, else a callback", ExitTone.Won)
                : new("« un conseiller »", Disposition.Callback.ToWireName(), ExitTone.Ended),
            new("a machine, up to the first question", Disposition.AnsweringMachine.ToWireName(), ExitTone.Ended),
            new(
                $"silence, {Seconds(listening.Silence)}",
                $"« {scenario.Fill(scenario.Texts[Prompt.AreYouThere], columns)} »",
                ExitTone.Onward
            ),
            new("silence again", Disposition.NoAnswer.ToWireName(), ExitTone.Ended),
            new("a question, an objection", $"answered, then back; at most {turns} a step", ExitTone.Onward),
            new("« pardon ? »", "said again", ExitTone.Onward),
            new("« un instant »", $"waits {Seconds(listening.Wait)}", ExitTone.Onward),
            new("not understood", "asked again, then in simpler words, then on", ExitTone.Onward),
            new($"after {Seconds(listening.CallLimit)}", "a polite end", ExitTone.Ended),
            new("the line drops", Disposition.HungUp.ToWireName(), ExitTone.Ended),
        ];
    }

    private static string Points(int points) => string.Create(CultureInfo.InvariantCulture, $"+{points} points");

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
