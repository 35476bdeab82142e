namespace MiniBot.Conversation.Tests.Matching;

/// <summary>Texts as nobody says them, for what has to stand any.</summary>
internal static class RandomTexts
{
    private const string Telling = "aeéèœÆß' -1290\t\n\u0301\u00A0\uD83D\uDE00\u200B€ïÿ";

    /// <summary>Up to so many characters: plain ones, telling ones and any others, surrogates alone too.</summary>
    public static string Next(Random random, int maxLength) =>
        string.Create(
            random.Next(maxLength + 1),
            random,
            (text, dice) =>
            {
                foreach (ref var c in text)
                    c = dice.Next(3) switch
                    {
                        0 => (char)dice.Next('a', 'z' + 1),
                        1 => Telling[dice.Next(Telling.Length)],
                        _ => (char)dice.Next(char.MaxValue + 1),
                    };
            }
        );
}
