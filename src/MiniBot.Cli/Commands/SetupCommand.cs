using System.CommandLine;

namespace MiniBot.Cli.Commands;

/// <summary><c>setup</c> is the launcher's: it has to work before there is anything to run. Here it only says so.</summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var part = new Argument<string?>("part")
        {
            Description = "pico: the Pico voice, from Debian's non-free.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var setup = new Command("setup", "Install what this machine lacks (by the launcher, ./minibot setup [pico]).") { part };
        setup.SetAction(_ =>
        {
            Terminal
                .Open(json: false)
                .Error("setup installs programs, which the launcher does: run ./minibot setup at the root of the repository");
            return ExitCode.Usage;
        });
        return setup;
    }
}
