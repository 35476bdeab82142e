using MiniBot.Audio.VoiceActivity;

namespace MiniBot.Speech.VoiceActivity;

/// <summary>Voice activity by level alone: what there is when no model is.</summary>
public sealed class EnergyVoiceActivityDetector : IVoiceActivityDetector
{
    private readonly EnergyVoiceDetector _detector = new();

    /// <inheritdoc />
    public int HangoverFrames => _detector.HangoverFrames;

    /// <inheritdoc />
    public bool IsSpeech(ReadOnlySpan<short> frame) => _detector.IsSpeech(frame);

    /// <inheritdoc />
    public void Reset() => _detector.Reset();

    /// <summary>It owns nothing.</summary>
    public void Dispose() { }
}
