using System.Globalization;
using MiniBot.Audio.Wave;

namespace MiniBot.Speech.Synthesis;

/// <summary>The SVOX Pico voice by way of <c>pico2wave</c>: one process a text, 16 kHz, six languages.</summary>
public sealed class PicoSynthesizer : ISynthesizer
{
    /// <summary>What installs it.</summary>
    public const string Mend = "./minibot setup pico";

    private const string ProgramName = "pico2wave";

    private static readonly string[] Languages = ["fr-FR", "en-GB", "en-US", "de-DE", "es-ES", "it-IT"];

    private readonly ExternalProgram _program;

    private PicoSynthesizer(ExternalProgram program) => _program = program;

    /// <inheritdoc />
    public string EngineId => "pico 1.0";

    /// <summary>Opens the engine, or null if it is not installed.</summary>
    public static async Task<PicoSynthesizer?> TryOpenAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var program = new ExternalProgram(ProgramName, time);
        return await program.RunAsync(["--usage"], default, cancellationToken) is ProgramOutcome.Finished
            ? new PicoSynthesizer(program)
            : null;
    }

    /// <inheritdoc />
    public async ValueTask<SynthesisOutcome> SynthesizeAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        var spoken = SpokenText.For(text, voice.Language);
        if (spoken.Length == 0)
            return new SynthesisOutcome.Failed("the text has nothing to speak");
        if (Languages.FirstOrDefault(language => Matches(language, voice.Language)) is not { } speaks)
            return new SynthesisOutcome.Failed($"Pico does not speak {voice.Language}");
        var folder = Directory.CreateTempSubdirectory("minibot-pico-");
        try
        {
            return await SpeakAsync(
                Path.Combine(folder.FullName, "speech.wav"),
                speaks,
                Marked(spoken, voice.Rate),
                cancellationToken
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<SynthesisOutcome> SpeakAsync(
        string path,
        string language,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (
            await _program.RunAsync(["-l", language, "-w", path, "--", text], default, cancellationToken)
            is ProgramOutcome.Failed failed
        )
            return new SynthesisOutcome.Failed(failed.Cause);
        return Wav.Read(path) switch
        {
            WavReading.Loaded { File: var file } => new SynthesisOutcome.Spoken(file.ToMono()),
            _ => new SynthesisOutcome.Failed($"{ProgramName} wrote no usable audio"),
        };
    }

    /// <summary>Pico's own markup for the rate, in percent.</summary>
    private static string Marked(string text, double rate)
    {
        var percent = (Math.Clamp(rate, 0.5, 2) * 100).ToString("0", CultureInfo.InvariantCulture);
        return percent == "100" ? text : $"<speed level=\"{percent}\">{text}</speed>";
    }

    /// <summary>The very language, or the first of that language: <c>fr-CA</c> is spoken by <c>fr-FR</c>.</summary>
    private static bool Matches(string language, string wanted) =>
        language.Equals(wanted, StringComparison.OrdinalIgnoreCase)
        || !Languages.Contains(wanted, StringComparer.OrdinalIgnoreCase)
            && wanted.Length >= 2
            && language.StartsWith(wanted[..2], StringComparison.OrdinalIgnoreCase);
}
