using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>Reads one turn of a scripted conversation.</summary>
internal static class TurnReader
{
    private const int MaxUtterance = 1000;
    private const int MaxKeys = 20;
    private const string Mend = "write one of: caller, types, interrupts, mumbles, silence, presses, hangs_up; and expect";

    public static ScriptedTurn Read(DocumentNode node, string parent, ErrorList errors)
    {
        if (node is not DocumentNode.Mapping mapping)
        {
            errors.Add(node, parent, "a turn belongs here", Mend);
            return new ScriptedTurn(node.Line, null, []);
        }

        var keys = new KeyReader(mapping, parent, errors);
        var acts = ReadActs(keys).ToList();
        var expect = keys.Mapping("expect", ExpectationReader.Mend);
        var expected = expect is null ? [] : ExpectationReader.Read(expect, parent + ".expect", errors);
        keys.RefuseUnknown();
        if (acts.Count > 1)
            errors.Add(mapping, parent, "a turn holds one act of the caller, this one more", "give each its own turn");
        else if (mapping.Entries.All(e => e.Value is DocumentNode.Scalar { Value: "", Quoted: false }))
            errors.Add(mapping, parent, "nothing happens in this turn, and nothing is expected", Mend);
        return new ScriptedTurn(mapping.Line, acts.FirstOrDefault(), expected);
    }

    private static IEnumerable<CallerAct> ReadActs(KeyReader keys)
    {
        if (Utterance(keys, "caller") is { } said)
            yield return new CallerAct.Says(said);
        if (Utterance(keys, "types") is { } typed)
            yield return new CallerAct.Types(typed);
        if (Utterance(keys, "interrupts") is { } over)
            yield return new CallerAct.Interrupts(over);
        if (Happens(keys, "mumbles"))
            yield return new CallerAct.Says("");
        if (ReadSilence(keys) is { } silence)
            yield return silence;
        if (ReadDigits(keys) is { } digits)
            yield return new CallerAct.Presses(digits);
        if (Happens(keys, "hangs_up"))
            yield return new CallerAct.HangsUp();
    }

    private static string? Utterance(KeyReader keys, string key)
    {
        var mend = $"{key}: what the caller says; mumbles: true for what nobody understands";
        if (keys.Text(key, mend) is not { } text)
            return null;
        if (text.Length > MaxUtterance)
            keys.Wrong(
                keys.Node(key)!,
                key,
                $"the utterance is longer than {MaxUtterance} characters",
                "say it in several turns"
            );
        return text;
    }

    // Silence for as long as the scenario allows (true), or for so many seconds.
    private static CallerAct? ReadSilence(KeyReader keys) =>
        keys.Node("silence") switch
        {
            null => null,
            DocumentNode.Scalar { Value: [>= '0' and <= '9', ..] } => keys.Number("silence", 0.1, 3600) is { } seconds
                ? new CallerAct.Waits(TimeSpan.FromSeconds(seconds))
                : null,
            _ => Happens(keys, "silence") ? new CallerAct.StaysSilent() : null,
        };

    private static string? ReadDigits(KeyReader keys)
    {
        const string mend = "presses: 9";
        if (keys.Text("presses", mend) is not { } digits)
            return null;
        if (digits.Length <= MaxKeys && digits.All(d => char.IsAsciiDigit(d) || d is '*' or '#'))
            return digits;
        keys.Wrong(keys.Node("presses")!, "presses", $"'{digits}' is no key of a telephone", mend);
        return null;
    }

    private static bool Happens(KeyReader keys, string key)
    {
        if (keys.YesNo(key) is not { } happens)
            return false;
        if (!happens)
            keys.Wrong(keys.Node(key)!, key, "what does not happen is not written", "write true, or remove it");
        return happens;
    }
}
