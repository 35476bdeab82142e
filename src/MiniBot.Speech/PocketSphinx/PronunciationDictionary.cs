using System.Collections.Frozen;
using System.Text;

namespace MiniBot.Speech.PocketSphinx;

/// <summary>
/// The pronunciations of a model's words: <c>word phone phone …</c>, further ones of a word as <c>word(2) …</c>. Immutable.
/// </summary>
internal sealed class PronunciationDictionary
{
    private const long LargestFileBytes = 64L << 20;

    /// <summary>Words of calls and voicemail greetings that French dictionaries of this kind lack.</summary>
    private static readonly FrozenDictionary<string, string[]> CallWords = new Dictionary<string, string[]>(
        StringComparer.Ordinal
    )
    {
        ["bip"] = ["bb ii pp", "bb ii pp ee"],
        ["veuillez"] = ["vv oe yy ei"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string[]> _phonesByWord;

    private PronunciationDictionary(FrozenDictionary<string, string[]> phonesByWord, IReadOnlyList<string> phones)
    {
        _phonesByWord = phonesByWord;
        Phones = phones;
    }

    /// <summary>Every phone that some word uses, in order.</summary>
    public IReadOnlyList<string> Phones { get; }

    public int WordCount => _phonesByWord.Count;

    public bool Contains(string word) => Pronunciations(word).Count > 0;

    /// <summary>
    /// The pronunciations of a word, empty if it has none. A word that the file lacks may be one of those that calls need, or a form in
    /// -ez, which sounds like the infinitive in -er that the file has.
    /// </summary>
    public IReadOnlyList<string> Pronunciations(string word)
    {
        if (_phonesByWord.TryGetValue(word, out var known) || CallWords.TryGetValue(word, out known))
            return known;
        return word.EndsWith("ez", StringComparison.Ordinal) && _phonesByWord.TryGetValue($"{word[..^2]}er", out var infinitive)
            ? [.. infinitive.Where(phones => phones.EndsWith(" ei", StringComparison.Ordinal))]
            : [];
    }

    /// <summary>Reads a dictionary file; null with the reason if it is missing, too large or not one.</summary>
    public static PronunciationDictionary? TryRead(string path, out string? error)
    {
        try
        {
            var file = new FileInfo(path);
            error =
                !file.Exists ? $"{path} is missing"
                : file.Length > LargestFileBytes ? $"{path} is larger than {LargestFileBytes >> 20} MiB"
                : null;
            return error is null ? TryParse(File.ReadLines(path, Encoding.UTF8), path, out error) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error = $"{path} cannot be read: {failure.Message}";
            return null;
        }
    }

    /// <summary>Reads a dictionary's lines; lines that make no sense are left out.</summary>
    public static PronunciationDictionary? TryParse(IEnumerable<string> lines, string name, out string? error)
    {
        var words = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var phones = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var fields = line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 2)
                continue;
            var word = BaseForm(fields[0]);
            words[word] = words.TryGetValue(word, out var known) ? [.. known, fields[1]] : [fields[1]];
            phones.UnionWith(fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        error = words.Count > 0 ? null : $"{name} holds no word";
        return error is null ? new(words.ToFrozenDictionary(StringComparer.Ordinal), [.. phones]) : null;
    }

    /// <summary><c>est(2)</c> is another pronunciation of <c>est</c>.</summary>
    private static string BaseForm(string entry)
    {
        var bracket = entry.EndsWith(')') ? entry.LastIndexOf('(') : -1;
        return bracket > 0 ? entry[..bracket] : entry;
    }
}
