using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Mining;

/// <summary>
/// Gathers from journals what nobody understood or could answer, and groups what is alike: what the catalogue lacks.
/// The same journals give the same groups, in whatever order they come, as long as the caps are not reached.
/// Used by one thread at a time.
/// </summary>
public sealed class UtteranceMiner
{
    /// <summary>No more different utterances are kept; those beyond are counted only.</summary>
    public const int MaxUtterances = 50_000;

    private readonly Dictionary<string, Heard> _heard = new(StringComparer.Ordinal);

    /// <summary>How many journals were searched.</summary>
    public int Journals { get; private set; }

    /// <summary>How many utterances were found, alike ones included.</summary>
    public int Found { get; private set; }

    /// <summary>How many of them came after the cap on different ones was reached, and are in no group.</summary>
    public int Beyond { get; private set; }

    /// <summary>Searches one journal.</summary>
    public void Add(CallJournal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        Journals++;
        foreach (var entry in journal.Entries)
        {
            if (entry.Input is CallInput.CallerSaid said && Unanswered.Is(said, entry.Decision))
                Add(said.Text, entry.Decision?.Intent == Intent.Question);
        }
    }

    /// <summary>The groups, the most frequent first.</summary>
    public ImmutableArray<UtteranceCluster> Cluster()
    {
        var utterances = _heard.Values.OrderByDescending(h => h.Count).ThenBy(h => h.Text, StringComparer.Ordinal).ToList();
        var clustering = new LeaderClustering();
        foreach (var heard in utterances)
            clustering.Add(heard.Words);
        var groups = utterances
            .Zip(clustering.Assigned, (heard, group) => (heard, group))
            .GroupBy(u => u.group, u => u.heard)
            .Select(g => ClusterNamer.Name([.. g]))
            .OrderByDescending(c => c.Count)
            .ThenBy(c => c.Phrases[0].Text, StringComparer.Ordinal);
        return WithUniqueIds(groups);
    }

    private static ImmutableArray<UtteranceCluster> WithUniqueIds(IEnumerable<UtteranceCluster> groups)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. groups.Select(group =>
                CollectionsMarshal.GetValueRefOrAddDefault(taken, group.Id, out _)++ is > 0 and var before
                    ? group with
                    {
                        Id = string.Create(CultureInfo.InvariantCulture, $"{group.Id}_{before + 1}"),
                    }
                    : group
            ),
        ];
    }

    // Alike but for case, accents and fillers is the same; the spelling that comes first in the alphabet is shown.
    private void Add(string text, bool isQuestion)
    {
        var words = IntentPack.French.Normalizer.Words(text);
        var key = string.Join(' ', words);
        if (key.Length == 0)
            return;
        Found++;
        if (_heard.Count >= MaxUtterances && !_heard.ContainsKey(key))
        {
            Beyond++;
            return;
        }

        ref var heard = ref CollectionsMarshal.GetValueRefOrAddDefault(_heard, key, out var known);
        var spelled = text.Trim();
        heard =
            known && heard is not null
                ? heard with
                {
                    Text = string.CompareOrdinal(spelled, heard.Text) < 0 ? spelled : heard.Text,
                    Count = heard.Count + 1,
                    Questions = heard.Questions + (isQuestion ? 1 : 0),
                }
                : new Heard(spelled, words, 1, isQuestion ? 1 : 0);
    }

    /// <summary>One utterance with its normalised words, how often it was heard, and how often it was read as a question.</summary>
    internal sealed record Heard(string Text, IReadOnlyList<string> Words, int Count, int Questions);
}
