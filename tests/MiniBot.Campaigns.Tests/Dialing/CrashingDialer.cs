using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Ledger;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Tests.Dialing;

/// <summary>A dialer in a process of its own, which a test kills: prints each number as it "dials" it, and the end of its run.</summary>
internal static class CrashingDialer
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var databasePath, var campaignId])
            return 2;
        var database = CampaignDatabase.Open(databasePath, TimeProvider.System);
        var ledger = new SqliteComplianceLedger(database, TimeProvider.System);
        var gate = new PermitGate(PolicyBook.Shipped, ledger, new PartyHasher(new byte[32]), TimeProvider.System);
        var placer = new ScriptedPlacer(
            async (call, _) =>
            {
                await Console.Out.WriteLineAsync(call.Contact.Number);
                return new AttemptOutcome { Disposition = Disposition.NotInterested };
            }
        );
        var runner = new CampaignRunner(database, gate, placer, TimeProvider.System);
        await runner.RunAsync(Guid.Parse(campaignId), new CampaignRunOptions { Concurrency = 4 }, CancellationToken.None);
        await Console.Out.WriteLineAsync("finished");
        return 0;
    }
}
