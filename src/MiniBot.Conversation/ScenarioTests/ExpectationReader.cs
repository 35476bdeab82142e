using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>Reads what a turn must come to.</summary>
internal static class ExpectationReader
{
    public const string Mend = "expect: {step: Q2, says: words, intent: affirm, disposition: LEAD, score: 80}";

    public static ImmutableArray<Expectation> Read(DocumentNode.Mapping mapping, string parent, ErrorList errors)
    {
        var keys = new KeyReader(mapping, parent, errors);
        var read = ReadAll(keys).OrderBy(e => e.Line).ToImmutableArray();
        keys.RefuseUnknown();
        if (mapping.Entries.IsEmpty)
            errors.Add(mapping, parent, "nothing is expected", Mend);
        return read;
    }

    private static IEnumerable<Expectation> ReadAll(KeyReader keys)
    {
        if (keys.Text("step", "step: Q2") is { } step)
            yield return new Expectation.AtStep(Line("step"), step);
        if (Texts(keys, "says") is { IsEmpty: false } says)
            yield return new Expectation.Says(Line("says"), says);
        if (Texts(keys, "says_not") is { IsEmpty: false } saysNot)
            yield return new Expectation.SaysNot(Line("says_not"), saysNot);
        if (keys.Choice<Intent>("intent") is { } intent)
            yield return new Expectation.Understood(Line("intent"), intent);
        if (keys.Text("rule", "rule: step.answered") is { } rule)
            yield return new Expectation.Decided(Line("rule"), rule);
        if (keys.Choice<Disposition>("disposition") is { } disposition)
            yield return new Expectation.Ends(Line("disposition"), disposition);
        if (keys.YesNo("ended") is { } over)
            yield return new Expectation.IsOver(Line("ended"), over);
        if (keys.Whole("score", 0, 100) is { } score)
            yield return new Expectation.Scored(Line("score"), score);
        if (keys.Choice<OptOutChoice>("opt_out") is { } optOut)
            yield return new Expectation.OptedOut(Line("opt_out"), OptOutOf(optOut));
        if (keys.Text("callback", "callback: some of the caller's words") is { } callback)
            yield return new Expectation.CallbackAsked(Line("callback"), callback);
        foreach (var entry in keys.Mapping("values", "values: {Q2: maison}")?.Entries ?? [])
        {
            if (entry.Value is DocumentNode.Scalar { Value: var value })
                yield return new Expectation.Kept(entry.Key.Line, entry.Key.Value, value);
            else
                keys.Wrong(entry.Value, "values." + entry.Key.Value, "a text belongs here", "values: {Q2: maison}");
        }

        int Line(string key) => keys.Node(key)!.Line;
    }

    private static ImmutableArray<string> Texts(KeyReader keys, string key)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        var items = keys.Node(key) switch
        {
            DocumentNode.Sequence list => list.Items,
            { } single => [single],
            null => [],
        };
        foreach (var item in items)
        {
            if (item is DocumentNode.Scalar { Value: var value } && !string.IsNullOrWhiteSpace(value))
                texts.Add(value.Trim());
            else
                keys.Wrong(item, key, "a text belongs here", $"{key}: part of what the agent says");
        }

        return texts.ToImmutable();
    }

    private static OptOut? OptOutOf(OptOutChoice choice) =>
        choice switch
        {
            OptOutChoice.Hard => OptOut.Hard,
            OptOutChoice.Refusal => OptOut.Refusal,
            _ => null,
        };

    /// <summary>How an opt-out is written in the file.</summary>
    private enum OptOutChoice
    {
        None,
        Refusal,
        Hard,
    }
}
