namespace MiniBot.Campaigns.Dialing;

/// <summary>How a campaign is run.</summary>
public sealed record CampaignRunOptions
{
    /// <summary>The most calls at once; 1 or more. Each holds an agent.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>
    /// Completes when this machine can hold one more call, and reserves its place until the result is disposed of, after the attempt;
    /// null where there is always room. Awaited before a contact is claimed, so that nobody waits in a claim.
    /// </summary>
    public Func<CancellationToken, ValueTask<IDisposable>>? ReserveAsync { get; init; }

    /// <summary>Told what happens, or null.</summary>
    public IProgress<CampaignEvent>? Events { get; init; }
}
