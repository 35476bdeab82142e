using MiniBot.Calls.Timing;
using MiniBot.Speech.Recognition;

namespace MiniBot.Calls.Listening;

/// <summary>An utterance of the caller that has ended.</summary>
/// <param name="Text">What was understood; empty for nothing.</param>
/// <param name="Voiced">For how long the voice sounded, without the silence after it.</param>
/// <param name="End">Why it is over.</param>
/// <param name="Moments">When it was over, and understood.</param>
internal readonly record struct HeardUtterance(RecognizedText Text, TimeSpan Voiced, EndOfTurnVerdict End, HeardMoments Moments);
