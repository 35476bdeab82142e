using MiniBot.Campaigns.Dialing;
using MiniBot.Conversation.Scenarios;
using MiniBot.Language;
using MiniBot.Sip.Line;

namespace MiniBot.Cli.Agents;

/// <summary>One pass over a stored campaign with the embedded line.</summary>
internal sealed class CampaignRun(
    CampaignOffice office,
    Campaign campaign,
    SipLineOptions lineOptions,
    int concurrency,
    bool textOnly,
    ChatModelOptions? modelOptions,
    TimeProvider time
)
{
    /// <summary>Calls everybody who may be called now, and shows what came of it; returns the exit code.</summary>
    public async Task<int> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (ScenarioFile.TryRead(campaign.ScenarioPath ?? "", terminal) is not { } scenario)
            return ExitCode.Failed;
        var recordings = Path.GetDirectoryName(campaign.ScenarioPath);
        var live = new LiveScenario(scenario, recordings ?? "", terminal.Note);
        using var model = await AgentModel.OpenAsync(modelOptions, scenario, terminal, time, cancellationToken);
        using var kit = await AgentKit.OpenAsync(scenario, recordings, textOnly, model.Answers, time, cancellationToken);
        kit.Introduce(terminal);
        var options = lineOptions with { MaxCalls = 2 * concurrency };
        if (!SipLine.TryOpen(options, time, out var line, out var failure, CommandLog.For<SipLine>()))
            return terminal.Refuse(failure);
        var view = new CampaignView(terminal);
        await using (line)
        {
            var runner = new CampaignRunner(office.Database, office.Gate, Placer(live, line, kit), time);
            var run = new CampaignRunOptions
            {
                Concurrency = concurrency,
                Events = view,
                ReserveAsync = kit.ReserveAsync,
            };
            if (await runner.RunAsync(campaign.Id, run, cancellationToken) is not CampaignRunResult.Finished)
                return terminal.Refuse($"another process runs the campaign '{campaign.Name}'; wait for it, or stop it");
        }

        model.Conclude(terminal);
        view.Show(campaign, await office.Results.SummariseAsync(campaign.Id, cancellationToken));
        return ExitCode.Done;
    }

    private ScenarioCallPlacer Placer(LiveScenario live, SipLine line, AgentKit kit) =>
        new(live.ForNextCall, line, kit.Agent, kit.Prompts)
        {
            JournalFolder = Directory
                .CreateDirectory(Path.Combine(Path.GetDirectoryName(office.Database.Path)!, "journals"))
                .FullName,
            Ambience = kit.Ambience,
        };
}
