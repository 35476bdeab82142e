using System.Text;

namespace MiniBot.Conversation.Matching;

/// <summary>Spoils utterances as a recogniser does: words lost, taken for others, or heard where there are none.</summary>
internal sealed class WordNoise(IReadOnlyList<string> vocabulary, double wordErrorRate)
{
    private readonly StringBuilder _spoiled = new();

    /// <summary>The utterance as it might have been heard. Substitutions and deletions are as likely, insertions half as much.</summary>
    public string Spoil(string utterance, ref SplitMix64 random)
    {
        _spoiled.Clear();
        foreach (var word in utterance.Split(' '))
        {
            switch (random.NextDouble() / wordErrorRate)
            {
                case < 0.4:
                    break;
                case < 0.8:
                    Append(AnyWord(ref random));
                    break;
                case < 1:
                    Append(word);
                    Append(AnyWord(ref random));
                    break;
                default:
                    Append(word);
                    break;
            }
        }

        return _spoiled.ToString();
    }

    private string AnyWord(ref SplitMix64 random) => vocabulary[random.NextIndex(vocabulary.Count)];

    private void Append(string word)
    {
        if (_spoiled.Length > 0)
            _spoiled.Append(' ');
        _spoiled.Append(word);
    }
}
