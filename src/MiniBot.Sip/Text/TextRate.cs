namespace MiniBot.Sip.Text;

/// <summary>
/// Keeps within a number of characters per second averaged over any 10 s: half of the 10 s' worth may go at once,
/// the other half is given back evenly. RFC 4103 §6. One thread.
/// </summary>
internal sealed class TextRate(int charactersPerSecond)
{
    private const double BurstSeconds = 5;
    private readonly double _capacity = Math.Max(1, charactersPerSecond * BurstSeconds);
    private readonly double _perSecond = charactersPerSecond / 2.0;
    private double _available = Math.Max(1, charactersPerSecond * BurstSeconds);
    private TimeSpan _since;

    public int CharactersPerSecond => charactersPerSecond;

    /// <summary>Characters that may go now.</summary>
    public int Available(TimeSpan now)
    {
        _available = Math.Min(_capacity, _available + ((now - _since).TotalSeconds * _perSecond));
        _since = now;
        return (int)_available;
    }

    public void Spend(int characters) => _available -= characters;
}
