using System.CommandLine;
using MiniBot.Campaigns.Dialing;
using MiniBot.Cli.Agents;
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
            CreateExport(),
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
        var callerId = new Option<string>("--caller-id")
        {
            Description = "The number that the called people see.",
            Required = true,
        };
        var policy = new Option<string?>("--policy")
        {
            Description = "A policy by name (simulation); by default that of each number's country.",
        };
        var attempts = new Option<int>("--max-attempts")
        {
            Description = "Permitted attempts for each contact.",
            DefaultValueFactory = _ => 1,
        };
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
                    parsed.GetRequiredValue(name),
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
                        MaxAttempts = Math.Max(1, parsed.GetValue(attempts)),
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
        var concurrency = new Option<int>("--concurrency")
        {
            Description = "Calls at once, 1 to 500.",
            DefaultValueFactory = _ => 4,
        };
        concurrency.Validators.Add(value =>
        {
            if (value.GetValueOrDefault<int>() is < 1 or > 500)
                value.AddError("--concurrency takes 1 to 500.");
        });
        var text = CommonOptions.TextOnly();
        var database = CommonOptions.Database();
        var line = new LineArguments();
        var command = new Command("run", "Call everybody who may be called now; run again, it goes on where it stopped.")
        {
            name,
            concurrency,
            text,
            database,
        };
        foreach (var option in line.All)
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancelled) =>
                new CampaignRun(
                    parsed.GetRequiredValue(name),
                    parsed.GetRequiredValue(database),
                    campaign => line.Read(parsed, campaign.TargetTemplate),
                    parsed.GetValue(concurrency),
                    parsed.GetValue(text),
                    TimeProvider.System
                ).RunAsync(Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static Command CreateStatus(Option<bool> json)
    {
        var name = NameArgument();
        var database = CommonOptions.Database();
        var command = new Command("status", "The campaign in numbers.") { name, database };
        command.SetAction(
            (parsed, cancelled) =>
                WithCampaignAsync(
                    parsed.GetRequiredValue(name),
                    parsed.GetRequiredValue(database),
                    Terminal.Open(parsed.GetValue(json)),
                    CampaignRun.ShowAsync,
                    cancelled
                )
        );
        return command;
    }

    private static Command CreateExport()
    {
        var name = NameArgument();
        var file = new Argument<string>("file") { Description = "Where the CSV goes." };
        var database = CommonOptions.Database();
        var command = new Command("export", "Write the results as CSV, one line for each contact.") { name, file, database };
        command.SetAction(
            (parsed, cancelled) =>
                WithCampaignAsync(
                    parsed.GetRequiredValue(name),
                    parsed.GetRequiredValue(database),
                    Terminal.Open(json: false),
                    (office, campaign, _, token) => office.ExportAsync(campaign, parsed.GetRequiredValue(file), token),
                    cancelled
                )
        );
        return command;
    }

    private static Argument<string> NameArgument() => new("name") { Description = "The campaign's name." };

    private static async Task<int> CreateAsync(
        string name,
        string scenarioPath,
        Func<Scenario, Campaign> make,
        string database,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        var outcome = ScenarioFile.Read(scenarioPath);
        if (outcome is not ScenarioOutcome.Valid { Scenario: var scenario })
        {
            ScenarioFile.Explain(outcome, terminal);
            return ExitCode.Usage;
        }

        var campaign = make(scenario);
        if (!campaign.TargetTemplate.Contains(NumberPlace, StringComparison.Ordinal))
        {
            terminal.Error($"--target needs {NumberPlace} where the number goes: sip:{NumberPlace}@trunk.example");
            return ExitCode.Usage;
        }

        if (
            CampaignOffice.TryOpen(database, CommonOptions.SecretOf(database), TimeProvider.System, out var problem)
            is not { } office
        )
        {
            terminal.Error(problem);
            return ExitCode.Failed;
        }

        if (await office.FindAsync(name, cancelled) is not null)
        {
            terminal.Error($"there is a campaign '{name}' already; choose another name");
            return ExitCode.Failed;
        }

        await office.AddAsync(campaign, cancelled);
        terminal.Results.WriteLine(
            $"campaign {name}: for {campaign.Principal}, about {campaign.Purpose}. Next: minibot contacts import FILE --campaign {name}"
        );
        return ExitCode.Done;
    }

    private static async Task<int> WithCampaignAsync(
        string name,
        string database,
        Terminal terminal,
        Func<CampaignOffice, Campaign, Terminal, CancellationToken, Task> work,
        CancellationToken cancelled
    )
    {
        if (
            CampaignOffice.TryOpen(database, CommonOptions.SecretOf(database), TimeProvider.System, out var problem)
            is not { } office
        )
        {
            terminal.Error(problem);
            return ExitCode.Failed;
        }

        if (await office.FindAsync(name, cancelled) is not { } campaign)
        {
            terminal.Error($"there is no campaign '{name}' in {database}");
            return ExitCode.Usage;
        }

        await work(office, campaign, terminal, cancelled);
        return ExitCode.Done;
    }
}
