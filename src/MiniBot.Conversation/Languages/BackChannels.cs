using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Languages;

/// <summary>What listeners say without wanting the floor: "mm-hm", "d'accord". Immutable, thread-safe.</summary>
internal sealed class BackChannels
{
    private const int LongestText = 60;

    private readonly FrozenSet<string> _phrases;
    private readonly int _mostWords;

    private BackChannels(ImmutableArray<string> phrases)
    {
        Phrases = phrases;
        _phrases = phrases.Select(Folded).ToFrozenSet(StringComparer.Ordinal);
        _mostWords = _phrases.Max(phrase => phrase.Split(' ').Length);
    }

    public static BackChannels Load(string language) =>
        new([.. EmbeddedDocument.Read($"backchannels/{language}.yaml").Texts("back_channels")]);

    /// <summary>All of them, as they are written.</summary>
    public ImmutableArray<string> Phrases { get; }

    /// <summary>True when a text is made of back-channels alone, one or more of them.</summary>
    public bool Contains(string text)
    {
        if (text.Length > LongestText)
            return false;
        var words = Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var read = 0;
        while (read < words.Length && LengthAt(words, read) is var length and > 0)
            read += length;
        return words.Length > 0 && read == words.Length;
    }

    private int LengthAt(string[] words, int start)
    {
        for (var length = Math.Min(_mostWords, words.Length - start); length > 0; length--)
        {
            if (_phrases.Contains(string.Join(' ', words, start, length)))
                return length;
        }

        return 0;
    }

    private static string Folded(string text)
    {
        var folded = new char[(2 * text.Length) + 3];
        return new string(folded, 0, TextFolding.Fold(text, folded));
    }
}
