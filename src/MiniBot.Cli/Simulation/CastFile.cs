using MiniBot.Conversation.Simulation;

namespace MiniBot.Cli.Simulation;

/// <summary>Reads files of personas from disk.</summary>
internal static class CastFile
{
    private const long MaxBytes = 1024 * 1024;

    /// <summary>The cast, or null with every mistake told; without a path the shipped one of the language.</summary>
    public static SimulationCast? TryRead(string? path, string language, Terminal terminal)
    {
        if (path is null)
            return SimulationCast.For(language);
        if (TextFile.TryRead(path, MaxBytes, out var why) is not { } text)
        {
            terminal.Refuse($"{path}: {why}");
            return null;
        }

        switch (CastReader.Read(text, Path.GetFileName(path)))
        {
            case CastOutcome.Valid { Cast: var cast } when cast.Language == language:
                return cast;
            case CastOutcome.Valid { Cast: var cast }:
                terminal.Refuse($"{path}: the personas speak {cast.Language}, the scenario {language}");
                break;
            case CastOutcome.Invalid { Errors: var errors }:
                foreach (var error in errors)
                    terminal.Error(error.ToString());
                terminal.Note($"{errors.Length} mistake{(errors.Length == 1 ? "" : "s")}");
                if (terminal.WantsJson)
                    Terminal.WriteJson(new { error = "the file of personas is wrong", errors });
                break;
            default:
                break;
        }

        return null;
    }
}
