using System.Diagnostics;
using System.Globalization;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>Compares one expectation with where a conversation stands.</summary>
internal static class ExpectationCheck
{
    /// <summary>What is wrong, or null when the expectation holds.</summary>
    public static ExpectationFailure? Find(Expectation expectation, ScriptedCall call)
    {
        var (holds, expected, happened) = Compare(expectation, call);
        return holds ? null : new ExpectationFailure(expectation.Line, expectation.Key, expected, happened);
    }

    /// <summary>Where the conversation stands, in words.</summary>
    public static string Standing(ScriptedCall call) =>
        (call.State.Disposition, call.IsOver) switch
        {
            ({ } disposition, true) => $"the call ended with {disposition.ToWireName()}",
            ({ } disposition, false) => $"the last words are said, with {disposition.ToWireName()}",
            _ => $"the call goes on at {call.State.Step.Name}",
        };

    private static (bool Holds, string Expected, string Happened) Compare(Expectation expectation, ScriptedCall call) =>
        expectation switch
        {
            Expectation.AtStep { Step: var step } => (
                ScriptedWords.Same(step, call.State.Step.Name),
                StepExists(step, call) ? step : $"{step}, which the scenario has not",
                Standing(call) + (call.State.Disposition is null ? "" : $" at {call.State.Step.Name}")
            ),
            Expectation.Says { Parts: var parts } => (
                parts.All(part => IsSaid(part, call)),
                Quoted(parts.Where(part => !IsSaid(part, call))),
                Spoken(call)
            ),
            Expectation.SaysNot { Parts: var parts } => (
                !parts.Any(part => IsSaid(part, call)),
                "nothing of " + Quoted(parts.Where(part => IsSaid(part, call))),
                Spoken(call)
            ),
            Expectation.Understood { Intent: var intent } => (
                call.Decisions.Exists(d => d.Intent == intent),
                ScriptedWords.NameOf(intent),
                Decided(call)
            ),
            Expectation.Decided { Rule: var rule } => (call.Decisions.Exists(d => d.Rule == rule), rule, Decided(call)),
            Expectation.Ends { Disposition: var disposition } => (
                call.State.Disposition == disposition,
                disposition.ToWireName(),
                Standing(call)
            ),
            Expectation.IsOver { Over: var over } => (
                call.IsOver == over,
                over ? "the call to be over" : "the call to go on",
                Standing(call)
            ),
            Expectation.Scored { Score: var score } => (call.State.Result.Score == score, Text(score), Scores(call)),
            Expectation.Kept { Step: var step, Text: var text } => (
                call.State.Result.Values.Any(v => ScriptedWords.Same(v.Step, step) && ScriptedWords.Same(v.Text, text)),
                Quoted([text]),
                KeptValues(call)
            ),
            Expectation.OptedOut { OptOut: var optOut } => (
                call.State.OptOut == optOut,
                NameOf(optOut),
                "it is " + NameOf(call.State.OptOut)
            ),
            Expectation.CallbackAsked { Part: var part } => (
                call.State.CallbackWords is { } words && ScriptedWords.Holds(words, part),
                Quoted([part]),
                call.State.CallbackWords is { } kept ? $"kept was {Quoted([kept])}" : "no callback was asked for"
            ),
            _ => throw new UnreachableException(),
        };

    private static bool StepExists(string step, ScriptedCall call) =>
        call.State.Scenario.Rail.Any(s => ScriptedWords.Same(s.Name, step));

    private static bool IsSaid(string part, ScriptedCall call) => ScriptedWords.Holds(string.Join(' ', call.Said), part);

    private static string Spoken(ScriptedCall call) =>
        call.Said.Count == 0 ? "nothing was said" : "said was " + Quoted([string.Join(' ', call.Said)]);

    private static string Decided(ScriptedCall call) =>
        call.Decisions.Count == 0
            ? "nothing was decided"
            : "decided was "
                + string.Join(
                    ", ",
                    call.Decisions.Select(d => d.Intent is { } intent ? $"{d.Rule} ({ScriptedWords.NameOf(intent)})" : d.Rule)
                );

    private static string Scores(ScriptedCall call)
    {
        var result = call.State.Result;
        return $"it is {Text(result.Score)}"
            + (result.Reasons.IsEmpty ? "" : $" ({string.Join(", ", result.Reasons.Select(r => $"{r.Step} {Text(r.Points)}"))})");
    }

    private static string KeptValues(ScriptedCall call)
    {
        var values = call.State.Result.Values;
        return values.IsEmpty
            ? "nothing is kept"
            : "kept is " + string.Join(", ", values.Select(v => $"{v.Step} {Quoted([v.Text])}"));
    }

    private static string Quoted(IEnumerable<string> texts) => string.Join(" and ", texts.Select(t => $"\"{t}\""));

    private static string NameOf(OptOut? optOut) => optOut is { } kind ? ScriptedWords.NameOf(kind) : "none";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
