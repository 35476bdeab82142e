namespace MiniBot.Campaigns.Dialing;

/// <summary>How a campaign is run.</summary>
public sealed record CampaignRunOptions
{
    /// <summary>The most calls at once; 1 or more. Each holds an agent.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Told what happens, or null.</summary>
    public IProgress<CampaignEvent>? Events { get; init; }
}
