using MiniBot.Conversation;

namespace MiniBot.Campaigns.Dialing;

/// <summary>Tries a contact again, as long as the campaign's attempts last.</summary>
/// <param name="On">After this outcome.</param>
/// <param name="After">How long after the attempt's end.</param>
/// <param name="Times">At most so often for this outcome.</param>
public sealed record RetryRule(Disposition On, TimeSpan After, int Times);
