using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>A whole utterance on its way through a decoder.</summary>
/// <param name="Samples">From −1 to 1; the utterance owns them.</param>
/// <param name="Text">What becomes of it.</param>
internal sealed record OfflineUtterance(float[] Samples, PendingText Text);
