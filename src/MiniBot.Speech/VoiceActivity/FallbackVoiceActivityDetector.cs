namespace MiniBot.Speech.VoiceActivity;

/// <summary>
/// Voice activity by a network and by level at once: the network tells voice from noise, the level tells to the frame when it ends.
/// A network that fails is done without for the rest of the call; the noise floor is known by then.
/// </summary>
public sealed class FallbackVoiceActivityDetector : IVoiceActivityDetector
{
    private readonly EnergyVoiceActivityDetector _energy = new();
    private readonly Action<string> _tell;
    private IVoiceActivityDetector? _network;

    /// <param name="open">Opens the network, which this detector then owns; may throw.</param>
    /// <param name="tell">Takes the cause when the network is given up (English, no personal data); at most once.</param>
    public FallbackVoiceActivityDetector(Func<IVoiceActivityDetector> open, Action<string> tell)
    {
        _tell = tell;
        try
        {
            _network = open();
        }
        catch (Exception failure)
        {
            GiveUp(failure);
        }
    }

    /// <inheritdoc />
    public int HangoverFrames => _energy.HangoverFrames;

    /// <inheritdoc />
    public bool IsSpeech(ReadOnlySpan<short> frame)
    {
        var isLoud = _energy.IsSpeech(frame);
        if (_network is null)
            return isLoud;
        try
        {
            return _network.IsSpeech(frame) && isLoud;
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
        _network?.Reset();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _network?.Dispose();
        _network = null;
    }

    /// <summary>What may go wrong in an engine is its own; it costs the call nothing but the better answers.</summary>
    private void GiveUp(Exception failure)
    {
        Dispose();
        _tell($"voice activity goes on by level: {failure.GetType().Name}");
    }
}
