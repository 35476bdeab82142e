using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>Writes hotwords as a model's tokens are written: some models know capitals only.</summary>
internal sealed class HotwordSpelling
{
    private readonly bool _inCapitals;

    private HotwordSpelling(bool inCapitals) => _inCapitals = inCapitals;

    /// <summary>Looks at the tokens of a model; special ones, such as <c>&lt;blk&gt;</c>, tell nothing.</summary>
    public static HotwordSpelling For(string tokensFile) =>
        new(!File.ReadLines(tokensFile).Where(line => !line.StartsWith('<')).Any(line => line.Split(' ')[0].Any(char.IsLower)));

    /// <summary>All of them, parted by slashes, as the library takes them; duplicates are folded.</summary>
    public string Spell(IReadOnlyList<string> hotwords) =>
        string.Join('/', hotwords.Select(Spell).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal));

    private string Spell(string hotword)
    {
        var plain = PlainText.Of(hotword);
        return _inCapitals ? plain.ToUpperInvariant() : plain;
    }
}
