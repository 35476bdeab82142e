using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MiniBot.Cli.Commands;

namespace MiniBot.Cli;

/// <summary>The whole command line, and its edge: what the machine refuses becomes a message and an exit code.</summary>
internal static class CommandRoot
{
    /// <summary>What Ctrl+C leaves for hanging up and for closing the books.</summary>
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(15);

    /// <summary>Runs one command; returns its <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var json = new Option<bool>("--json")
        {
            Description = "Print the result as one JSON object on standard output.",
            Recursive = true,
        };
        var parsed = Create(json).Parse(arguments);
        var isWrong = parsed.Errors.Count > 0;
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = StoppingTime,
        };
        // Help that nobody asked for is no result.
        if (isWrong)
            invocation.Output = invocation.Error;
        try
        {
            var code = await parsed.InvokeAsync(invocation);
            return isWrong ? ExitCode.Usage : code;
        }
        catch (Exception failure) when (Explain(failure) is { } why)
        {
            return Terminal.Open(parsed.GetValue(json)).Refuse(why);
        }
    }

    private static RootCommand Create(Option<bool> json)
    {
        var root = new RootCommand("MiniBotPanel: lawful outbound calls by an autonomous voice agent, on your own machine.")
        {
            DemoCommand.Create(json),
            CallCommand.Create(json),
            CampaignCommand.Create(json),
            RescoreCommand.Create(json),
            ContactsCommand.Create(json),
            ScenarioCommand.Create(json),
            SimulateCommand.Create(json),
            ReplayCommand.Create(json),
            MineCommand.Create(json),
            MatchCommand.Create(json),
            AskCommand.Create(json),
            SayCommand.Create(json),
            EvalCommand.Create(json),
            ModelsCommand.Create(json),
            AmbienceCommand.Create(json),
            DoctorCommand.Create(json),
            BenchCommand.Create(json),
            SetupCommand.Create(),
            ProspectsCommand.Create(),
            ProbeModelCommand.Create(),
            LearnGreetingsCommand.Create(json),
        };
        root.Options.Add(json);
        return root;
    }

    /// <summary>What a user can cause and mend; null for a bug, which is to be seen with its stack.</summary>
    private static string? Explain(Exception failure) =>
        failure switch
        {
            OperationCanceledException => "stopped before it was done",
            DbUpdateException { InnerException: DbException broken } => $"the database cannot be used: {broken.Message}",
            DbException => $"the database cannot be used: {failure.Message}",
            IOException or UnauthorizedAccessException => failure.Message,
            _ => null,
        };
}
