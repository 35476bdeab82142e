using System.Globalization;
using System.Text;
using MiniBot.Audio.Wave;

namespace MiniBot.Speech.Synthesis;

/// <summary>The voice of eSpeak NG: robotic, fast, in every language, on every machine. One process a text, 22 kHz.</summary>
public sealed class EspeakSynthesizer : ISynthesizer
{
    /// <summary>What installs it.</summary>
    public const string Mend = "apt-get install espeak-ng";

    /// <summary>Words a minute at rate 1: of the rates tried the one that recognisers understand best (docs/speech.md).</summary>
    private const double NormalWordsPerMinute = 160;

    private const string ProgramName = "espeak-ng";
    private readonly ExternalProgram _program;

    private EspeakSynthesizer(ExternalProgram program, string version)
    {
        _program = program;
        EngineId = $"espeak-ng {version}";
    }

    /// <inheritdoc />
    public string EngineId { get; }

    /// <summary>Opens the engine, or null if it is not installed.</summary>
    public static async Task<EspeakSynthesizer?> TryOpenAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var program = new ExternalProgram(ProgramName, time);
        return await program.RunAsync(["--version"], default, cancellationToken) is ProgramOutcome.Finished { Output: var banner }
            ? new EspeakSynthesizer(program, Version(Encoding.UTF8.GetString(banner)))
            : null;
    }

    /// <inheritdoc />
    public async ValueTask<SynthesisOutcome> SynthesizeAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        var spoken = SpokenText.For(text, voice.Language);
        if (spoken.Length == 0)
            return new SynthesisOutcome.Failed("the text has nothing to speak");
        if (VoiceName(voice) is not { } name)
            return new SynthesisOutcome.Failed("the voice has a name that eSpeak NG cannot have");
        var rate = Math.Clamp(voice.Rate, 0.5, 2) * NormalWordsPerMinute;
        string[] arguments =
        [
            "-v",
            name,
            "-s",
            rate.ToString("0", CultureInfo.InvariantCulture),
            "-b",
            "1",
            "--stdin",
            "--stdout",
        ];
        return await _program.RunAsync(arguments, Encoding.UTF8.GetBytes(spoken), cancellationToken) switch
        {
            ProgramOutcome.Finished { Output: var wav } => Wav.TryRead(wav, out var audio, out var error)
                ? new SynthesisOutcome.Spoken(audio)
                : new SynthesisOutcome.Failed($"{ProgramName} wrote no usable audio: {error}"),
            ProgramOutcome.Failed failed => new SynthesisOutcome.Failed(failed.Cause),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// <c>fr-FR</c> and variant <c>f2</c> make <c>fr+f2</c>: a country that only repeats the language is left out, for with it eSpeak NG
    /// ignores the variant. Null if a name holds anything but letters, digits and hyphens.
    /// </summary>
    private static string? VoiceName(SpeechVoice voice)
    {
        var language =
            voice.Language.Split('-') is [var spoken, var country] && spoken.Equals(country, StringComparison.OrdinalIgnoreCase)
                ? spoken
                : voice.Language.ToLowerInvariant();
        var name = voice.Variant is { Length: > 0 } variant ? $"{language}+{variant}" : language;
        return
            name.Length > 0
            && char.IsAsciiLetter(name[0])
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '+' or '_')
            ? name
            : null;
    }

    /// <summary>From the banner <c>eSpeak NG text-to-speech: 1.51  Data at: …</c>.</summary>
    private static string Version(string banner)
    {
        var start = banner.IndexOf(": ", StringComparison.Ordinal) + 2;
        var rest = start < 2 ? "" : banner[start..].TrimStart();
        return rest.Split(' ', 2)[0] is { Length: > 0 and < 20 } version ? version.Trim() : "unknown";
    }
}
