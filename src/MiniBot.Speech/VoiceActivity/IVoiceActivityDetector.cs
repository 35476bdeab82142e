namespace MiniBot.Speech.VoiceActivity;

/// <summary>Tells speech from everything else, for one call. Used by one thread at a time.</summary>
public interface IVoiceActivityDetector : IDisposable
{
    /// <summary>Feeds 20 ms at 8 kHz (160 samples) and says whether they belong to speech.</summary>
    bool IsSpeech(ReadOnlySpan<short> frame);

    /// <summary>Forgets what was heard, for another call.</summary>
    void Reset();
}
