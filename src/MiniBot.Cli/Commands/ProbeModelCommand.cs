using System.CommandLine;
using MiniBot.Cli.Agents;
using MiniBot.Speech.Models;

namespace MiniBot.Cli.Commands;

/// <summary><c>probe-model</c>: loads a model of unknown origin, so that a broken one ends this process and no other.</summary>
internal static class ProbeModelCommand
{
    public static Command Create()
    {
        var arguments = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(AgentVoice.ProbeVerb, "Loads a speech model.") { arguments };
        command.Hidden = true;
        command.SetAction(parsed => ModelProbe.Run(parsed.GetRequiredValue(arguments)));
        return command;
    }
}
