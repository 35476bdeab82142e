using MiniBot.Conversation.Freestyle;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Freestyle;

/// <summary>One line of a file of sentences: what the guard owes it, the theme, the sentence.</summary>
internal sealed record LabelledSentence(string Label, string Theme, string Text)
{
    public bool IsGood => Label == "good";

    public static List<LabelledSentence> Read(string file) =>
        [
            .. File.ReadLines(RepositoryRoot.Combine("tests", "MiniBot.Conversation.Tests", "Freestyle", file))
                .Select(line => line.Split('\t'))
                .Select(columns => new LabelledSentence(columns[0], columns[1], columns[2])),
        ];

    /// <summary>Why the guard refuses it as the first sentence of an answer; null when it passes.</summary>
    public RefusalReason? Refusal()
    {
        var scenario = FreestyleScripts.For(Theme);
        return SentenceGuard.Check(Text, scenario, GuardState.Start(scenario, FreestyleScripts.NoColumns, "")) switch
        {
            SentenceVerdict.Replaced replaced => replaced.Reason,
            SentenceVerdict.Dropped dropped => dropped.Reason,
            _ => null,
        };
    }
}
