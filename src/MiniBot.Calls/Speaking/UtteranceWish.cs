namespace MiniBot.Calls.Speaking;

/// <summary>How an utterance is to be played from now on.</summary>
internal enum UtteranceWish
{
    Play,
    Duck,
    Pause,
    Stop,
}

/// <summary>A wish and its number, so that the media thread sees a wish that was taken back and made again.</summary>
/// <param name="Packed">The number, and the wish in the lowest two bits.</param>
internal readonly record struct NumberedWish(int Packed)
{
    private const int Bits = 2;
    private const int Mask = (1 << Bits) - 1;

    public UtteranceWish Wish => (UtteranceWish)(Packed & Mask);

    public NumberedWish Next(UtteranceWish wish) => new((((Packed >> Bits) + 1) << Bits) | (int)wish);
}
