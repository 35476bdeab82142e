using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Understanding;

/// <summary>The short answers of one language, by id.</summary>
internal sealed class AnswerBook
{
    private AnswerBook(ImmutableArray<AnswerEntry> entries) => Entries = entries;

    public ImmutableArray<AnswerEntry> Entries { get; }

    public AnswerEntry? Find(string? id) => Entries.FirstOrDefault(e => e.Id == id);

    public static AnswerBook Load(string language)
    {
        var list = (DocumentNode.Sequence)EmbeddedDocument.Read($"answers/{language}.yaml").Find("entries")!.Value;
        return new AnswerBook([.. list.Items.Cast<DocumentNode.Mapping>().Select(ReadEntry)]);
    }

    private static AnswerEntry ReadEntry(DocumentNode.Mapping entry) =>
        new(
            entry.Text("id"),
            entry.Text("kind") == "objection",
            entry.Find("fixed") is not null,
            [.. entry.Texts("phrases")],
            Template.Parse(entry.Text("answer"))
        )
        {
            FollowUp = entry.Find("follow_up") is null ? null : Template.Parse(entry.Text("follow_up")),
            AudioPath = entry.Find("audio_path") is null ? null : entry.Text("audio_path"),
        };
}

/// <summary>One question or objection, the ways to say it, and what we answer.</summary>
/// <param name="Id">Stable: reports and recordings refer to it.</param>
/// <param name="IsObjection">False for a question.</param>
/// <param name="IsFixed">Always answered so, whatever the limit of turns: "are you a robot?".</param>
/// <param name="Phrases">With alternatives, as in the intents file.</param>
/// <param name="Answer">What is said.</param>
internal sealed record AnswerEntry(string Id, bool IsObjection, bool IsFixed, ImmutableArray<string> Phrases, Template Answer)
{
    /// <summary>What is said instead when the same is raised again in the call; null to answer the same again.</summary>
    public Template? FollowUp { get; init; }

    /// <summary>A recording of the answer, relative to the scenario; null for none.</summary>
    public string? AudioPath { get; init; }
}
