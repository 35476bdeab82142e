using System.CommandLine;
using MiniBot.Cli;
using MiniBot.Cli.Commands;

var json = new Option<bool>("--json")
{
    Description = "Print the result as one JSON object on standard output.",
    Recursive = true,
};
var root = new RootCommand("MiniBotPanel: lawful outbound calls by an autonomous voice agent, on your own machine.")
{
    DemoCommand.Create(json),
    CallCommand.Create(json),
    CampaignCommand.Create(json),
    ContactsCommand.Create(json),
    ScenarioCommand.Create(json),
    DoctorCommand.Create(json),
    BenchCommand.Create(json),
    SetupCommand.Create(),
    ProspectsCommand.Create(),
    ProbeModelCommand.Create(),
};
root.Options.Add(json);

var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
