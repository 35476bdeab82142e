namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>The words of the model whose words are pairs of tones: half a second each, in the midst of a second.</summary>
internal static class DualTones
{
    public const int RateHz = 16000;

    public static IReadOnlyDictionary<string, short[]> Words { get; } =
        new Dictionary<string, short[]>(StringComparer.Ordinal)
        {
            ["oui"] = Word(500, 1100),
            ["non"] = Word(500, 1450),
            ["bonjour"] = Word(500, 1900),
            ["merci"] = Word(500, 2500),
            ["rappel"] = Word(650, 1100),
            ["stop"] = Word(650, 1450),
            ["quoi"] = Word(650, 1900),
            ["euros"] = Word(650, 2500),
        };

    private static short[] Word(double lowHz, double highHz)
    {
        var samples = new short[RateHz];
        for (var i = RateHz / 4; i < RateHz * 3 / 4; i++)
            samples[i] = (short)(
                6000 * (Math.Sin(2 * Math.PI * lowHz * i / RateHz) + Math.Sin(2 * Math.PI * highHz * i / RateHz))
            );
        return samples;
    }
}
