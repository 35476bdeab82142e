using MiniBot.Conversation.Mining;

namespace MiniBot.Cli.Journals;

/// <summary>What mining came to: the object that <c>mine --json</c> prints.</summary>
/// <param name="Journals">How many were named.</param>
/// <param name="Found">How many utterances nobody understood, or had no answer.</param>
/// <param name="GroupsFound">How many groups of alike ones they make.</param>
/// <param name="Groups">The most frequent groups.</param>
/// <param name="Refused">The journals that could not be read.</param>
internal sealed record MiningReport(
    int Journals,
    int Found,
    int GroupsFound,
    IReadOnlyList<MinedGroup> Groups,
    IReadOnlyList<RefusedJournal> Refused
);

/// <summary>Alike utterances and the entry that would answer them.</summary>
internal sealed record MinedGroup(int Count, string Id, string Kind, IReadOnlyList<MinedPhrase> Phrases, string Yaml)
{
    public static MinedGroup Of(UtteranceCluster cluster) =>
        new(cluster.Count, cluster.Id, cluster.IsObjection ? "objection" : "question", cluster.Phrases, cluster.ToYaml());
}

/// <summary>A journal that could not be read, and why.</summary>
internal sealed record RefusedJournal(string File, int Line, string Problem);
