namespace MiniBot.Campaigns.Dialing;

/// <summary>How a run ended. A closed family.</summary>
public abstract record CampaignRunResult
{
    private CampaignRunResult() { }

    /// <summary>Every contact that could be called now was taken up once.</summary>
    /// <param name="Placed">Calls placed.</param>
    /// <param name="Refused">Attempts that the gate refused.</param>
    /// <param name="Recovered">Attempts of an earlier process that were in the air when it died.</param>
    public sealed record Finished(int Placed, int Refused, int Recovered) : CampaignRunResult;

    /// <summary>Another process runs this campaign.</summary>
    public sealed record AlreadyRunning : CampaignRunResult;

    /// <summary>There is no such campaign.</summary>
    public sealed record NotFound : CampaignRunResult;
}
