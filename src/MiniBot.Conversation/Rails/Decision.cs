using System.Collections.Immutable;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>Why the rail did what it did: for the journal and the supervisor.</summary>
/// <param name="Rule">The rule that applied: <c>opt_out.hard</c>, <c>step.answered</c>, …</param>
/// <param name="Step">The step at that moment; null before the first.</param>
/// <param name="Intent">How the utterance was read; null when the input was none.</param>
/// <param name="Score">0 to 1, see <see cref="Reading.Score"/>.</param>
/// <param name="Evidence">The words behind the intent.</param>
public sealed record Decision(string Rule, string? Step, Intent? Intent, double Score, ImmutableArray<string> Evidence);
