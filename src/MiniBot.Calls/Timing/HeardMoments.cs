namespace MiniBot.Calls.Timing;

/// <summary>When an utterance of the caller ended and was understood, as timestamps of the call's clock.</summary>
/// <param name="SpeechEnded">The last sound reached us.</param>
/// <param name="TurnEnded">The turn was taken as over.</param>
/// <param name="Recognised">The text was there.</param>
internal readonly record struct HeardMoments(long SpeechEnded, long TurnEnded, long Recognised);
