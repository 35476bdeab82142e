using System.Text;

namespace MiniBot.Conversation.Simulation;

/// <summary>
/// Mishears as a recogniser does: words changed into others that sound alike, dropped, or put in, at a given word error
/// rate. Immutable; the dice are the caller's.
/// </summary>
/// <param name="near">What may be misheard as what.</param>
/// <param name="wordErrorRate">Errors by words said, 0 to 1.</param>
internal sealed class RecognitionNoise(NearWords near, double wordErrorRate)
{
    // The shares of a telephone recogniser's errors.
    private const double Substituted = 0.6;
    private const double Dropped = 0.25;
    private const double HeardAsNear = 0.75;

    /// <summary>What is heard of an utterance.</summary>
    public HeardText Hear(string text, SeededRandom random)
    {
        if (wordErrorRate <= 0)
            return new HeardText(text, CountWords(text), 0);
        var heard = new StringBuilder();
        var (words, errors, last) = (0, 0, Error.None);
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text[range];
            if (word.Length == 0)
                continue;
            words++;
            last = Draw(last, random);
            errors += last == Error.None ? 0 : 1;
            switch (last)
            {
                case Error.Substitution:
                    Append(heard, Misheard(word, random));
                    break;
                case Error.Deletion:
                    break;
                case Error.Insertion:
                    Append(heard, word);
                    Append(heard, random.Pick(near.Insertions));
                    break;
                default:
                    Append(heard, word);
                    break;
            }
        }

        return new HeardText(heard.ToString(), words, errors);
    }

    // A word put in beside one that was dropped would be one error, not two: the rate would come out too low.
    private Error Draw(Error last, SeededRandom random)
    {
        if (!random.Chance(wordErrorRate))
            return Error.None;
        return random.NextDouble() switch
        {
            < Substituted => Error.Substitution,
            < Substituted + Dropped => last == Error.Insertion ? Error.Substitution : Error.Deletion,
            _ => last == Error.Deletion ? Error.Substitution : Error.Insertion,
        };
    }

    private string Misheard(string word, SeededRandom random)
    {
        var alike = near.Of(word);
        if (!alike.IsEmpty && random.Chance(HeardAsNear))
            return random.Pick(alike);
        var other = random.Pick(near.Vocabulary);
        return other == word ? near.Vocabulary[0] : other;
    }

    private static void Append(StringBuilder heard, string word)
    {
        if (heard.Length > 0)
            heard.Append(' ');
        heard.Append(word);
    }

    private static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private enum Error
    {
        None,
        Substitution,
        Deletion,
        Insertion,
    }
}

/// <summary>What was heard of an utterance.</summary>
/// <param name="Text">As the recogniser writes it.</param>
/// <param name="Words">How many were said.</param>
/// <param name="Errors">How many were changed, dropped or put in.</param>
internal readonly record struct HeardText(string Text, int Words, int Errors);
