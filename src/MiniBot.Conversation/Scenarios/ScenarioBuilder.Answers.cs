using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Understanding;
using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Scenarios;

/// <summary>What kind of answer a step expects: <c>expects</c> and the keys that go with it.</summary>
internal sealed partial class ScenarioBuilder
{
    private const double MostOfAnything = 1e12;
    private const int MaxChoices = 20;
    private const string ChoicesMend = "choices: [maison, appartement]";

    private ExpectedAnswer? ReadExpected(KeyReader keys, DocumentNode.Mapping step, StepKind kind, bool isDetermining)
    {
        var answer = keys.Choice<AnswerKind>("expects");
        var expected = new ExpectedAnswer(answer ?? AnswerKind.Text)
        {
            Min = Amount(keys, "min"),
            Max = Amount(keys, "max"),
            AtLeast = Amount(keys, "at_least"),
            AtMost = Amount(keys, "at_most"),
            Unit = keys.Text("unit", "unit: personnes"),
            Choices = ReadChoices(keys),
            Positive = [.. ReadNames(keys, "positive").Select(n => n.Value)],
        };
        if (answer is not null && kind != StepKind.Question)
            keys.Wrong(
                keys.Node("expects")!,
                "expects",
                "only a question expects a kind of answer",
                "remove it, or move it to Q1 to Q10"
            );
        RefuseMisplaced(keys, answer, isDetermining);
        CheckNumbers(keys, expected);
        CheckChoices(keys, step, expected, answer);
        if (isDetermining)
            CheckDetermining(keys, step, expected, answer);
        return answer is null || kind != StepKind.Question ? null : expected;
    }

    private static decimal? Amount(KeyReader keys, string key) =>
        keys.Number(key, 0, MostOfAnything) is { } value ? (decimal)value : null;

    // A key without its kind of answer would do nothing, silently.
    private static void RefuseMisplaced(KeyReader keys, AnswerKind? answer, bool isDetermining)
    {
        foreach (var key in (string[])["min", "max", "unit", "at_least", "at_most"])
            Refuse(key, answer == AnswerKind.Number, "expects: number");
        Refuse("choices", answer is AnswerKind.Choice or AnswerKind.Number, "expects: choice");
        Refuse("positive", answer == AnswerKind.Choice, "expects: choice");
        foreach (var key in (string[])["at_least", "at_most", "positive"])
            Refuse(key, isDetermining, "determining: true");

        void Refuse(string key, bool isRight, string needed)
        {
            if (!isRight && keys.Node(key) is { } node)
                keys.Wrong(node, key, $"it says something only with {needed}", $"add {needed}, or remove {key}");
        }
    }

    private static void CheckNumbers(KeyReader keys, ExpectedAnswer expected)
    {
        if (expected.Min > expected.Max)
            keys.Wrong(keys.Node("max")!, "max", "max is less than min", "write max: a number not below min");
        if (expected.AtLeast > expected.AtMost)
            keys.Wrong(
                keys.Node("at_most")!,
                "at_most",
                "at_most is less than at_least",
                "write at_most: a number not below at_least"
            );
        if (expected.AtLeast > expected.Max)
            keys.Wrong(
                keys.Node("at_least")!,
                "at_least",
                "no answer up to max is so great",
                "write at_least: a number not above max"
            );
        if (expected.AtMost < expected.Min)
            keys.Wrong(
                keys.Node("at_most")!,
                "at_most",
                "no answer from min on is so small",
                "write at_most: a number not below min"
            );
    }

    private static void CheckChoices(KeyReader keys, DocumentNode.Mapping step, ExpectedAnswer expected, AnswerKind? answer)
    {
        var node = keys.Node("choices") ?? step;
        if (answer == AnswerKind.Choice && expected.Choices.Length is < 2 or > MaxChoices)
            keys.Wrong(node, "choices", $"a choice is between 2 and {MaxChoices} answers", ChoicesMend);
        if (
            answer == AnswerKind.Number
            && expected.Choices.FirstOrDefault(c =>
                !decimal.TryParse(c.Name, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
            )
                is { } strange
        )
            keys.Wrong(node, "choices", $"'{strange.Name}' is no number", "choices of a number name numbers: {1: [seul, seule]}");
        foreach (var name in ReadNames(keys, "positive").Where(n => !expected.Choices.Any(c => c.Name == n.Value)))
        {
            var names = expected.Choices.Select(c => c.Name).ToList();
            var mend = Spelling.Nearest(name.Value, names) is { } near
                ? $"did you mean '{near}'?"
                : "name one of: " + string.Join(", ", names);
            keys.Wrong(name, "positive", $"'{name.Value}' is none of the choices", mend);
        }
    }

    private static void CheckDetermining(KeyReader keys, DocumentNode.Mapping step, ExpectedAnswer expected, AnswerKind? answer)
    {
        switch (answer)
        {
            case AnswerKind.Number when expected is { AtLeast: null, AtMost: null }:
                keys.Wrong(step, "at_least", "nothing says which numbers earn the points", "add at_least: or at_most:");
                break;
            case AnswerKind.Choice when expected.Positive.IsEmpty:
                keys.Wrong(step, "positive", "nothing says which choices earn the points", "positive: [maison]");
                break;
            case AnswerKind.Date or AnswerKind.Text:
                keys.Wrong(
                    keys.Node("expects")!,
                    "expects",
                    "such an answer earns no points",
                    "write yes_no, number or choice, or remove determining"
                );
                break;
            default:
                break;
        }
    }

    /// <summary>A list of names, or names with other ways to say them.</summary>
    private ImmutableArray<AnswerChoice> ReadChoices(KeyReader keys)
    {
        var choices = keys.Node("choices") switch
        {
            DocumentNode.Mapping named => named.Entries.Select(e => MakeChoice(keys, e.Key, e.Value)),
            DocumentNode.Sequence => ReadNames(keys, "choices").Select(n => MakeChoice(keys, n, null)),
            null => [],
            var other => Wrong(other),
        };
        return [.. choices.OfType<AnswerChoice>()];

        IEnumerable<AnswerChoice?> Wrong(DocumentNode other)
        {
            keys.Wrong(other, "choices", "a list of answers belongs here", ChoicesMend);
            return [];
        }
    }

    private static AnswerChoice? MakeChoice(KeyReader keys, DocumentNode.Scalar name, DocumentNode? phrases)
    {
        var items = phrases switch
        {
            DocumentNode.Sequence list => list.Items,
            null or DocumentNode.Scalar { Value: "", Quoted: false } => [],
            var single => [single],
        };
        var written = ImmutableArray.Create(name.Value);
        foreach (var item in items)
        {
            if (
                item is DocumentNode.Scalar { Value: { Length: > 0 and <= 200 } phrase }
                && PhraseExpansion.TryExpand(phrase) is not null
            )
                written = written.Add(phrase);
            else
                keys.Wrong(item, "choices", "ways to say the answer belong here", "write maison: [pavillon, villa]");
        }

        if (name.Value.Length is 0 or > 100)
        {
            keys.Wrong(name, "choices", "a choice has a name of at most 100 characters", ChoicesMend);
            return null;
        }

        return new AnswerChoice(name.Value, written)
        {
            Words =
            [
                .. written
                    .SelectMany(p => PhraseExpansion.TryExpand(p) ?? [p])
                    .Select(p => SpokenWords.Of(p).ToImmutableArray())
                    .Where(w => w.Length > 0),
            ],
        };
    }

    private static List<DocumentNode.Scalar> ReadNames(KeyReader keys, string key) =>
        keys.Node(key) switch
        {
            DocumentNode.Sequence list => [.. list.Items.OfType<DocumentNode.Scalar>().DistinctBy(n => n.Value)],
            DocumentNode.Scalar single => [single],
            _ => [],
        };
}
