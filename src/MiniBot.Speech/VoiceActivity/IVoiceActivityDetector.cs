namespace MiniBot.Speech.VoiceActivity;

/// <summary>Tells speech from everything else, for one call. Used by one thread at a time.</summary>
public interface IVoiceActivityDetector : IDisposable
{
    /// <summary>
    /// How many frames of 20 ms the voice had been silent when <see cref="IsSpeech"/> last turned from true to false: detectors hold on
    /// for a moment, so that words do not fall apart.
    /// </summary>
    int HangoverFrames => 0;

    /// <summary>Feeds 20 ms at 8 kHz (160 samples) and says whether they belong to speech.</summary>
    bool IsSpeech(ReadOnlySpan<short> frame);

    /// <summary>Forgets what was heard, for another call.</summary>
    void Reset();
}
