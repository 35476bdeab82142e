namespace MiniBot.Calls.Listening;

/// <summary>
/// Estimates from voice and words whether a person has finished, for one call; its estimate counts as much as the rules about the words.
/// Used by one thread at a time; one that throws is done without for the rest of the call.
/// </summary>
public interface IEndOfTurnModel : IDisposable
{
    /// <summary>A turn begins; what was fed before belongs to another.</summary>
    void Begin();

    /// <summary>Feeds the next 20 ms of the turn at 8 kHz (160 samples), its silences included.</summary>
    void Accept(ReadOnlySpan<short> frame);

    /// <summary>The probability, 0 to 1, that the person has finished; asked some times in each silence.</summary>
    /// <param name="text">What is understood so far; empty for nothing.</param>
    double Estimate(string text);
}
