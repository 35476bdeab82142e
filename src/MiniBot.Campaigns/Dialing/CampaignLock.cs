namespace MiniBot.Campaigns.Dialing;

/// <summary>One run of a campaign at a time on a machine: an open file, let go by the system when the process dies, however it dies.</summary>
internal sealed class CampaignLock : IDisposable
{
    private readonly FileStream _file;

    private CampaignLock(FileStream file) => _file = file;

    /// <summary>Null when another run holds it.</summary>
    public static CampaignLock? TryTake(string databasePath, Guid campaignId)
    {
        try
        {
            return new CampaignLock(
                new FileStream($"{databasePath}.{campaignId:N}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
