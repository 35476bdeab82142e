using System.Collections.Immutable;
using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Journals;

/// <summary>One line of a journal: an input and what the rail made of it.</summary>
/// <param name="At">When the input arrived.</param>
/// <param name="Input">What happened. Utterances are personal data.</param>
/// <param name="Decision">Why; null when the input decided nothing.</param>
/// <param name="Actions">What the call had to do.</param>
public sealed record JournalEntry(DateTimeOffset At, CallInput Input, Decision? Decision, ImmutableArray<CallAction> Actions);
