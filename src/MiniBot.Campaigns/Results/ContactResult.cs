using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;

namespace MiniBot.Campaigns.Results;

/// <summary>A contact with its last attempt, or with none.</summary>
/// <param name="Contact">The person.</param>
/// <param name="Last">The last attempt, or null when there was none.</param>
public sealed record ContactResult(Contact Contact, Attempt? Last);
