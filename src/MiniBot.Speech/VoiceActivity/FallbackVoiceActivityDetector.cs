namespace MiniBot.Speech.VoiceActivity;

/// <summary>
/// Voice activity by a better detector for as long as it works, then by level for the rest of the call. The level is followed all along,
/// so that the noise floor is known when it takes over.
/// </summary>
public sealed class FallbackVoiceActivityDetector : IVoiceActivityDetector
{
    private readonly EnergyVoiceActivityDetector _energy = new();
    private readonly Action<string> _tell;
    private IVoiceActivityDetector? _better;

    /// <param name="open">Opens the better detector, which this one then owns; may throw.</param>
    /// <param name="tell">Takes the cause when that detector is given up (English, no personal data); at most once.</param>
    public FallbackVoiceActivityDetector(Func<IVoiceActivityDetector> open, Action<string> tell)
    {
        _tell = tell;
        try
        {
            _better = open();
        }
        catch (Exception failure)
        {
            GiveUp(failure);
        }
    }

    /// <inheritdoc />
    public int HangoverFrames => (_better ?? _energy).HangoverFrames;

    /// <inheritdoc />
    public bool IsSpeech(ReadOnlySpan<short> frame)
    {
        var isLoud = _energy.IsSpeech(frame);
        if (_better is null)
            return isLoud;
        try
        {
            return _better.IsSpeech(frame);
        }
        catch (Exception failure)
        {
            GiveUp(failure);
            return isLoud;
        }
    }

    /// <inheritdoc />
    public void Reset()
    {
        _energy.Reset();
        _better?.Reset();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _better?.Dispose();
        _better = null;
    }

    /// <summary>What may go wrong in an engine is its own; it costs the call nothing but the better answers.</summary>
    private void GiveUp(Exception failure)
    {
        Dispose();
        _tell($"voice activity goes on by level: {failure.GetType().Name}");
    }
}
