using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Simulation;

/// <summary>
/// What each word may be misheard as: the words that a hand-made list groups with it, else those of a vocabulary that
/// sound most alike. Immutable.
/// </summary>
internal sealed class NearWords
{
    private const int MostNear = 4;

    private readonly FrozenDictionary<string, ImmutableArray<string>> _near;

    public NearWords(string language, IEnumerable<string> utterances)
    {
        var data = EmbeddedDocument.Read($"confusions/{language}.yaml");
        var near = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var group in ((DocumentNode.Sequence)data.Find("groups")!.Value).Items.Cast<DocumentNode.Sequence>())
        {
            var words = group.Items.Cast<DocumentNode.Scalar>().Select(s => s.Value).ToList();
            foreach (var word in words)
                near[word] = [.. near.GetValueOrDefault(word, []).Union(words.Where(w => w != word), StringComparer.Ordinal)];
        }

        Vocabulary =
        [
            .. utterances
                .SelectMany(u => u.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Concat(near.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        AddAlike(near, Vocabulary, LanguagePack.For(language).WriteSound);
        _near = near.ToFrozenDictionary(StringComparer.Ordinal);
        Insertions = [.. data.Texts("insertions")];
    }

    /// <summary>Every word that can be heard.</summary>
    public ImmutableArray<string> Vocabulary { get; }

    /// <summary>The small words that are heard where nothing was said.</summary>
    public ImmutableArray<string> Insertions { get; }

    /// <summary>The words near this one; empty when none is.</summary>
    public ImmutableArray<string> Of(string word) => _near.GetValueOrDefault(word, []);

    private static void AddAlike(
        Dictionary<string, ImmutableArray<string>> near,
        ImmutableArray<string> vocabulary,
        SoundWriter sounds
    )
    {
        var spellings = vocabulary.Select(w => (Word: w, Sound: PhoneticKey.Of(w, sounds))).Where(w => w.Sound.Length > 0);
        foreach (var bucket in spellings.GroupBy(w => w.Sound[0]))
        {
            var words = bucket.ToList();
            foreach (var (word, sound) in words.Where(w => !near.ContainsKey(w.Word)).ToList())
            {
                var alike = words
                    .Where(w => w.Word != word && Math.Abs(w.Sound.Length - sound.Length) <= 2)
                    .Select(w => (w.Word, Distance: EditDistance.Between(w.Sound, sound)))
                    .Where(w => w.Distance <= Math.Max(1, sound.Length / 3))
                    .OrderBy(w => w.Distance)
                    .ThenBy(w => w.Word, StringComparer.Ordinal);
                near[word] = [.. alike.Take(MostNear).Select(w => w.Word)];
            }
        }
    }
}
