using System.Globalization;
using MiniBot.Campaigns.Dialing;
using MiniBot.Cli.Agents;
using MiniBot.Conversation.Scenarios;
using MiniBot.Prospects;
using MiniBot.Sip.Line;
using MiniBot.Sip.Messages;

namespace MiniBot.Cli.Demo;

/// <summary>
/// The main job with no account and no other server: a campaign of calls over SIP and RTP on loopback, to simulated people in a
/// process of their own, through the same gate, dialer, line and agent as any campaign.
/// </summary>
internal sealed class DemoRun(
    DemoOptions options,
    DemoFolder folder,
    Scenario scenario,
    IReadOnlyList<Persona> personas,
    TimeProvider time
)
{
    private const string CampaignName = "demo";

    /// <summary>From the range that Arcep keeps for fiction.</summary>
    private const string CallerId = "+33199009999";

    /// <summary>Runs the demo, or goes on with one that was stopped; otherwise says why it cannot.</summary>
    public async Task<(DemoReport? Report, string? Error)> RunAsync(
        AgentKit kit,
        IProgress<CampaignEvent> events,
        CancellationToken cancellationToken
    )
    {
        if (CampaignOffice.TryOpen(folder.Database, time, out var problem) is not { } office)
            return (null, problem);
        var campaign = await office.FindAsync(CampaignName, cancellationToken) ?? await CreateAsync(office, cancellationToken);
        // Each time: importing again changes nothing, and an earlier demo may have been stopped before it had imported all.
        await office.ImportAsync(campaign, folder.Contacts, progress: null, cancellationToken);
        var (prospects, failure) = await ProspectProcess.StartAsync(
            options.PersonaFile,
            PortOf(campaign),
            speak: kit.HearsSpeech,
            time,
            cancellationToken
        );
        if (prospects is null)
            return (null, failure);
        await using (prospects)
        {
            var lineOptions = new SipLineOptions
            {
                MaxCalls = 2 * options.Concurrency,
                User = "minibot",
                DisplayName = scenario.CompanyName,
            };
            if (!SipLine.TryOpen(lineOptions, time, out var line, out var error, CommandLog.For<SipLine>()))
                return (null, error);
            await using (line)
                return await CallAsync(office, campaign, kit, line, events, cancellationToken);
        }
    }

    private async Task<(DemoReport? Report, string? Error)> CallAsync(
        CampaignOffice office,
        Campaign campaign,
        AgentKit kit,
        SipLine line,
        IProgress<CampaignEvent> events,
        CancellationToken cancellationToken
    )
    {
        var placer = new ScenarioCallPlacer(() => scenario, line, kit.Agent, kit.Prompts)
        {
            JournalFolder = folder.Journals,
            RingTimeout = options.RingTimeout,
            Ambience = kit.Ambience,
            // Nobody is recorded without a yes; the first persona is simulated, and its script says yes to everything.
            RecordingPath = call =>
                call.Contact.Variables[DemoContacts.PersonaColumn] == personas[0].Id ? folder.Recording : null,
        };
        var started = time.GetTimestamp();
        var runner = new CampaignRunner(office.Database, office.Gate, placer, time);
        var run = new CampaignRunOptions { Concurrency = options.Concurrency, Events = events };
        var ended = await runner.RunAsync(campaign.Id, run, cancellationToken);
        var duration = time.GetElapsedTime(started);
        if (ended is not CampaignRunResult.Finished)
            return (null, "another process runs this demo's campaign; wait for it, or choose another folder with --out");
        await office.ExportAsync(campaign, folder.Results, cancellationToken);
        var results = await office.ResultsByNumberAsync(campaign, cancellationToken);
        return (DemoReport.Of(personas, results, folder, duration), null);
    }

    private async Task<Campaign> CreateAsync(CampaignOffice office, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            folder.Contacts,
            DemoContacts.ToCsv(personas, scenario, time.GetUtcNow()),
            cancellationToken
        );
        return await office.AddAsync(
            new Campaign
            {
                Name = CampaignName,
                Principal = scenario.Principal,
                Purpose = scenario.Purpose,
                Policy = "simulation",
                CallerId = CallerId,
                TargetTemplate = $"sip:{{number}}@127.0.0.1:{LoopbackPort.FindFree()}",
                CreatedAt = time.GetUtcNow(),
            },
            cancellationToken
        );
    }

    private static int PortOf(Campaign campaign) =>
        int.Parse(campaign.TargetTemplate[(campaign.TargetTemplate.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
}

/// <summary>How the demo is run.</summary>
internal sealed record DemoOptions(string PersonaFile, int Concurrency, TimeSpan RingTimeout);
