using System.CommandLine;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>ambience render</c>: a background as a file, to listen to.</summary>
internal static class AmbienceCommand
{
    private const int DefaultRateHz = 8000;

    public static Command Create(Option<bool> json) =>
        new("ambience", "The sound of a place behind the agent's voice.") { CreateRender(json) };

    private static Command CreateRender(Option<bool> json)
    {
        var kind = new Argument<string>("kind") { Description = "office or cafe." };
        kind.AcceptOnlyFromAmong("office", "cafe");
        var file = new Option<string>("--out") { Description = "The WAV file that is written.", Required = true };
        var rate = CommonOptions.Number("--rate", "Samples per second", from: 8000, to: 48000, standard: DefaultRateHz);
        var command = new Command("render", "Write a background as a WAV file of 30 s that loops, marked as made by a machine.")
        {
            kind,
            file,
            rate,
        };
        command.SetAction(parsed =>
            Render(
                Enum.Parse<AmbienceKind>(parsed.GetRequiredValue(kind), ignoreCase: true),
                parsed.GetRequiredValue(file),
                parsed.GetValue(rate),
                Terminal.Open(parsed.GetValue(json))
            )
        );
        return command;
    }

    private static int Render(AmbienceKind kind, string file, int rateHz, Terminal terminal)
    {
        var loop = AmbienceLoop.Synthesize(kind, rateHz);
        var audio = loop.ToAudio();
        Wav.Write(
            file,
            audio,
            new WavTags("MiniBotPanel", $"synthetic-ambience=true; kind={kind.ToString().ToLowerInvariant()}; loop=true")
        );
        var level = Loudness.ActiveLevelDbfs(audio);
        if (terminal.WantsJson)
            Terminal.WriteJson(
                new
                {
                    file = Path.GetFullPath(file),
                    kind = kind.ToString().ToLowerInvariant(),
                    seconds = loop.Duration.TotalSeconds,
                    rate_hz = rateHz,
                    level_dbfs = Math.Round(level, 1),
                }
            );
        else
            terminal.Results.WriteLine(
                FormattableString.Invariant($"{file}: {loop.Duration.TotalSeconds:0.#} s, {level:0.0} dBFS")
            );
        return ExitCode.Done;
    }
}
