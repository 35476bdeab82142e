using System.Collections.Concurrent;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Tests.Dialing;

/// <summary>The call layer's place, taken by a script: keeps who was called, and answers as told.</summary>
internal sealed class ScriptedPlacer(Func<PlannedCall, CancellationToken, Task<AttemptOutcome>> script) : ICallPlacer
{
    public ScriptedPlacer(Disposition disposition)
        : this((_, _) => Task.FromResult(new AttemptOutcome { Disposition = disposition })) { }

    public ConcurrentQueue<string> Called { get; } = new();

    public string Opening { get; init; } = CampaignBench.Opening;

    public string OpeningFor(Contact contact) => Opening;

    public async Task<AttemptOutcome> PlaceAsync(PlannedCall call, CancellationToken cancellationToken)
    {
        call.Permit.TryBegin().ShouldBeTrue();
        Called.Enqueue(call.Contact.Number);
        return await script(call, cancellationToken);
    }
}
