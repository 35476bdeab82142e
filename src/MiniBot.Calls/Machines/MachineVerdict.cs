using MiniBot.Conversation;

namespace MiniBot.Calls.Machines;

/// <summary>Who or what has taken the call, as far as it can be told by now.</summary>
/// <param name="Party">Who.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="At">Since the answer.</param>
/// <param name="AfterFirstVoice">Since the first voice; zero where none was heard.</param>
/// <param name="Evidence">The tone, the phrase of ours, or the path in the tree: English, no words of the caller.</param>
public readonly record struct MachineVerdict(
    CalledParty Party,
    double Confidence,
    TimeSpan At,
    TimeSpan AfterFirstVoice,
    string Evidence
);
