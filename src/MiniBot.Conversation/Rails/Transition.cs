using System.Collections.Immutable;

namespace MiniBot.Conversation.Rails;

/// <summary>The answer of the rail to one input.</summary>
/// <param name="State">The state from now on.</param>
/// <param name="Actions">What the call must do, in this order.</param>
/// <param name="Decision">Why; null when the input decided nothing.</param>
public sealed record Transition(RailState State, ImmutableArray<CallAction> Actions, Decision? Decision);
