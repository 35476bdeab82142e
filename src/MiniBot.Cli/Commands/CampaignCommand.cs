using System.CommandLine;
using MiniBot.Campaigns.Dialing;
using MiniBot.Cli.Agents;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;
using MiniBot.Conversation.Scenarios;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>campaign create | run | status | export</c>.</summary>
internal static class CampaignCommand
{
    private const string NumberPlace = "{number}";

    public static Command Create(Option<bool> json) =>
        new("campaign", "Campaigns: many calls on behalf of one principal, each with a permit.")
        {
            CreateCreate(json),
            CreateRun(json),
            CreateStatus(json),
            CreateExport(json),
        };

    private static Command CreateCreate(Option<bool> json)
    {
        var name = NameArgument();
        var scenario = CommonOptions.Scenario();
        var target = new Option<string>("--target")
        {
            Description = $"The SIP URI to be called, with {NumberPlace} in it: sip:{NumberPlace}@trunk.example.",
            Required = true,
        };
        target.Validators.Add(value =>
        {
            var template = value.GetValueOrDefault<string>() ?? "";
            if (!IsTargetTemplate(template))
                value.AddError(
                    $"--target: '{template}' is no SIP URI with {NumberPlace} in it: sip:{NumberPlace}@trunk.example."
                );
        });
        var callerId = new Option<string>("--caller-id")
        {
            Description = "The number that the called people see.",
            Required = true,
        };
        var policy = new Option<string?>("--policy")
        {
            Description = "A policy by name (simulation); by default that of each number's country.",
        };
        policy.Validators.Add(value =>
        {
            var known = PolicyBook.Shipped.Policies.Select(shipped => shipped.Name).ToList();
            if (value.GetValueOrDefault<string?>() is { } chosen && !known.Contains(chosen, StringComparer.Ordinal))
                value.AddError($"--policy: there is no policy '{chosen}'; there are {string.Join(", ", known)}.");
        });
        var attempts = CommonOptions.Number(
            "--max-attempts",
            "Permitted attempts for each contact",
            from: 1,
            to: 100,
            standard: 1
        );
        var database = CommonOptions.Database();
        var command = new Command("create", "Make a campaign of a scenario; principal and purpose are the scenario's.")
        {
            name,
            scenario,
            target,
            callerId,
            policy,
            attempts,
            database,
        };
        command.SetAction(
            (parsed, cancelled) =>
                CreateAsync(
                    parsed.GetRequiredValue(scenario),
                    found => new Campaign
                    {
                        Name = parsed.GetRequiredValue(name),
                        Principal = found.Principal,
                        Purpose = found.Purpose,
                        Policy = parsed.GetValue(policy),
                        CallerId = parsed.GetRequiredValue(callerId),
                        TargetTemplate = parsed.GetRequiredValue(target),
                        ScenarioPath = ScenarioFile.FullPath(parsed.GetRequiredValue(scenario)),
                        MaxAttempts = parsed.GetValue(attempts),
                        CreatedAt = TimeProvider.System.GetUtcNow(),
                    },
                    parsed.GetRequiredValue(database),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static Command CreateRun(Option<bool> json)
    {
        var name = NameArgument();
        var concurrency = CommonOptions.Number("--concurrency", "Calls at once", from: 1, to: 500, standard: 4);
        var text = CommonOptions.TextOnly();
        var database = CommonOptions.Database();
        var model = new ModelArguments();
        var line = new LineArguments();
        var command = new Command("run", "Call everybody who may be called now; run again, it goes on where it stopped.")
        {
            name,
            concurrency,
            text,
            database,
        };
        model.AddTo(command);
        line.AddTo(command);
        StoredCampaign.SetAction(
            command,
            name,
            database,
            json,
            (parsed, office, campaign, terminal, cancelled) =>
                new CampaignRun(
                    office,
                    campaign,
                    line.Read(parsed, campaign.TargetTemplate),
                    parsed.GetValue(concurrency),
                    parsed.GetValue(text),
                    model.Read(parsed),
                    TimeProvider.System
                ).RunAsync(terminal, cancelled)
        );
        return command;
    }

    private static Command CreateStatus(Option<bool> json)
    {
        var name = NameArgument();
        var database = CommonOptions.Database();
        var command = new Command("status", "The campaign in numbers.") { name, database };
        StoredCampaign.SetAction(
            command,
            name,
            database,
            json,
            async (_, office, campaign, terminal, cancelled) =>
            {
                var summary = await office.Results.SummariseAsync(campaign.Id, cancelled);
                new CampaignView(terminal).Show(campaign, summary);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command CreateExport(Option<bool> json)
    {
        var name = NameArgument();
        var file = new Argument<string>("file") { Description = "Where the CSV goes." };
        var database = CommonOptions.Database();
        var command = new Command("export", "Write the results as CSV, one line for each contact.") { name, file, database };
        StoredCampaign.SetAction(
            command,
            name,
            database,
            json,
            (parsed, office, campaign, terminal, cancelled) =>
                ExportAsync(office, campaign, parsed.GetRequiredValue(file), terminal, cancelled)
        );
        return command;
    }

    private static Argument<string> NameArgument() => new("name") { Description = "The campaign's name." };

    private static bool IsTargetTemplate(string text) =>
        text.Contains(NumberPlace, StringComparison.Ordinal)
        && SipTarget.TryRead(text.Replace(NumberPlace, "0", StringComparison.Ordinal)) is not null;

    private static async Task<int> CreateAsync(
        string scenarioPath,
        Func<Scenario, Campaign> make,
        string database,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (ScenarioFile.TryRead(scenarioPath, terminal) is not { } scenario)
            return ExitCode.Usage;
        var campaign = make(scenario);
        return await StoredCampaign.InOfficeAsync(database, terminal, office => AddAsync(office, campaign, terminal, cancelled));
    }

    private static async Task<int> AddAsync(
        CampaignOffice office,
        Campaign campaign,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (await office.FindAsync(campaign.Name, cancelled) is not null)
            return terminal.Refuse($"there is a campaign '{campaign.Name}' already; choose another name");
        await office.AddAsync(campaign, cancelled);
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    campaign.Id,
                    campaign.Name,
                    campaign.Principal,
                    campaign.Purpose,
                }
            );
        else
            terminal.Results.WriteLine(
                $"campaign {campaign.Name}: for {campaign.Principal}, about {campaign.Purpose}. Next: minibot contacts import FILE --campaign {campaign.Name}"
            );
        return ExitCode.Done;
    }

    private static async Task<int> ExportAsync(
        CampaignOffice office,
        Campaign campaign,
        string file,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        await office.ExportAsync(campaign, file, cancelled);
        if (terminal.WantsJson)
            Terminal.WriteJson(new { file = Path.GetFullPath(file) });
        else
            terminal.Note($"results: {file}");
        return ExitCode.Done;
    }
}
