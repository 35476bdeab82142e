using System.Diagnostics;
using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.Wave;
using MiniBot.Conversation;

namespace MiniBot.Cli.Machines;

/// <summary>
/// Announcements that people have spoken, as Debian's packages of Asterisk prompts bring them. Some of the two packages in WAV are held
/// out; of the GSM package, a third speaker, all are (sox reads them).
/// </summary>
internal static class RealPrompts
{
    /// <summary>The package that is enough for the tests.</summary>
    public const string Package = "asterisk-core-sounds-fr-wav";

    private const string Root = "/usr/share/asterisk/sounds";

    private static readonly (string Folder, string Speaker, string Ending)[] s_speakers =
    [
        ("fr_CA_f_June", "june", ".wav"),
        ("en_US_f_Allison", "allison", ".wav"),
        ("fr", "armelle", ".gsm"),
    ];

    private static readonly Dictionary<CalledParty, string[]> s_names = new()
    {
        [CalledParty.NetworkVoicemail] =
        [
            "vm-intro",
            "vm-nobodyavail",
            "vm-mailboxfull",
            "vm-theperson+vm-isunavail+vm-intro",
            "vm-theperson+vm-isonphone+vm-intro",
            "vm-isunavail+vm-leavemsg+vm-then-pound",
            "vm-rec-name",
            "vm-leavemsg+vm-record-prepend",
            "vm-rec-unv",
        ],
        [CalledParty.Ivr] =
        [
            "basic-pbx-ivr-main",
            "demo-congrats",
            "demo-instruct",
            "demo-moreinfo",
            "demo-echotest",
            "demo-thanks",
            "queue-thankyou",
            "queue-periodic-announce",
            "queue-youarenext+queue-thankyou",
            "queue-thereare+queue-callswaiting",
            "conf-adminmenu",
            "conf-usermenu",
            "conf-getconfno",
            "conf-onlyperson",
            "conf-waitforleader",
            "dir-intro",
            "dir-instr",
            "vm-opts",
            "vm-instructions",
            "vm-advopts+vm-repeat",
            "agent-newlocation",
        ],
        [CalledParty.Announcement] =
        [
            "ss-noservice",
            "cannot-complete-as-dialed",
            "number-not-answering+please-try-call-later",
            "pbx-invalid",
            "all-circuits-busy-now+pls-try-call-later",
            "check-number-dial-again",
            "tt-allbusy",
            "tt-somethingwrong",
            "simul-call-limit-reached",
            "feature-not-avail-line",
            "something-terribly-wrong",
            "invalid+check-number-dial-again",
        ],
        [CalledParty.Screener] = ["privacy-prompt", "privacy-unident", "priv-recordintro", "screen-callee-options"],
    };

    /// <summary>The prompts of a class in a part, as far as they are installed.</summary>
    public static IReadOnlyList<RealPrompt> Find(CalledParty party, ScenePart part) =>
        [
            .. from speaker in s_speakers
            from name in s_names.GetValueOrDefault(party) ?? []
            where (speaker.Ending == ".gsm" ? ScenePart.Held : ScenePartOf.Text(name)) == part
            let files = name.Split('+').Select(n => Path.Combine(Root, speaker.Folder, n + speaker.Ending)).ToArray()
            where files.All(File.Exists)
            select new RealPrompt(speaker.Speaker, files),
        ];

    /// <summary>The prompt at 8 kHz and −20 dBFS; null when it cannot be read.</summary>
    public static async Task<PcmAudio?> ReadAsync(RealPrompt prompt, CancellationToken cancellationToken)
    {
        var samples = new List<short>();
        foreach (var file in prompt.Files)
        {
            var audio =
                file.EndsWith(".gsm", StringComparison.Ordinal) ? await DecodeAsync(file, cancellationToken)
                : Wav.Read(file) is WavReading.Loaded { File: var wav } ? wav.ToMono()
                : null;
            if (audio is null)
                return null;
            samples.AddRange(Resampler.Convert(audio, AudioFrame.TelephoneRateHz).Samples.Span);
        }

        return Loudness.LevelTo(new PcmAudio(samples.ToArray(), AudioFrame.TelephoneRateHz));
    }

    private static async Task<PcmAudio?> DecodeAsync(string file, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("sox", ["-V1", file, "-r", "8000", "-e", "signed", "-b", "16", "-t", "wav", "-"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var sox = Process.Start(start)!;
        using var output = new MemoryStream();
        await sox.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        await sox.WaitForExitAsync(cancellationToken);
        return Wav.TryRead(output.ToArray(), out var audio, out _) ? audio : null;
    }
}

/// <summary>A prompt that a person has spoken: its files, one after the other.</summary>
internal sealed record RealPrompt(string Speaker, IReadOnlyList<string> Files);
