using MiniBot.Campaigns.Contacts;

namespace MiniBot.Campaigns.Dialing;

/// <summary>The boundary to the call layer: what is said, and the placing of the call.</summary>
public interface ICallPlacer
{
    /// <summary>What the agent will say first to this contact, word for word: the gate looks for the disclosure in it.</summary>
    string OpeningFor(Contact contact);

    /// <summary>
    /// Places one call and returns when it is over. Expected outcomes are values. Cancelling ends the call; the attempt then
    /// counts as interrupted.
    /// </summary>
    Task<AttemptOutcome> PlaceAsync(PlannedCall call, CancellationToken cancellationToken);
}
