using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Understanding.Endings;

/// <summary>The words on which utterances of a language end, or do not. Immutable, thread-safe.</summary>
internal sealed class EndingWords
{
    private static readonly Normalizer Plain = new([], []);

    private readonly FrozenDictionary<string, bool> _isFinished;
    private readonly FrozenSet<string> _halfNumbers;
    private readonly FrozenSet<string> _openNumbers;
    private readonly FrozenSet<string> _hesitations;
    private readonly int _longest;

    private EndingWords(DocumentNode.Mapping data)
    {
        var endings = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var ending in data.Texts("unfinished").Concat(data.Texts("hesitations")))
            endings[Spelled(ending)] = false;
        foreach (var ending in data.Texts("finished"))
            endings[Spelled(ending)] = true;
        _isFinished = endings.ToFrozenDictionary(StringComparer.Ordinal);
        _hesitations = data.Texts("hesitations").Select(Spelled).ToFrozenSet(StringComparer.Ordinal);
        _halfNumbers = data.Texts("half_numbers").Select(Spelled).ToFrozenSet(StringComparer.Ordinal);
        _openNumbers = data.Texts("open_numbers").Select(Spelled).ToFrozenSet(StringComparer.Ordinal);
        _longest = endings.Keys.Concat(_halfNumbers).Concat(_openNumbers).Max(e => e.Count(c => c == ' ') + 1);
        DigitCounts = [.. data.Texts("digit_counts").Select(d => int.Parse(d, CultureInfo.InvariantCulture))];
    }

    /// <summary>How many digits a dictated number may have.</summary>
    public ImmutableArray<int> DigitCounts { get; }

    /// <summary>The words of a language that ships.</summary>
    public static EndingWords Load(string language) => new(EmbeddedDocument.Read($"turns/{language}.yaml"));

    /// <summary>The words of an utterance with all that other readers drop: a hesitation matters here.</summary>
    public static List<string> WordsOf(string text) => Plain.Words(text);

    /// <summary>True for a sound of somebody who is looking for words.</summary>
    public bool IsHesitation(string word) => _hesitations.Contains(word);

    /// <summary>True when the longest ending known says that more is coming.</summary>
    public bool IsUnfinished(List<string> words) =>
        FindEnding(words, e => _isFinished.ContainsKey(e)) is { } ending && !_isFinished[ending];

    /// <summary>True when the last number is half said.</summary>
    public bool IsHalfNumber(List<string> words) => FindEnding(words, _halfNumbers.Contains) is not null;

    /// <summary>True when the last number is whole but may go on.</summary>
    public bool IsOpenNumber(List<string> words) => FindEnding(words, _openNumbers.Contains) is not null;

    private string? FindEnding(List<string> words, Func<string, bool> isKnown)
    {
        for (var length = Math.Min(_longest, words.Count); length > 0; length--)
        {
            var ending = string.Join(' ', words.GetRange(words.Count - length, length));
            if (isKnown(ending))
                return ending;
        }

        return null;
    }

    private static string Spelled(string ending) => string.Join(' ', Plain.Words(ending));
}
