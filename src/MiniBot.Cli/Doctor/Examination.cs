using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Commands;
using MiniBot.Compliance.Policies;
using MiniBot.Language;
using MiniBot.Sip.Line;
using MiniBot.Sip.Media;
using MiniBot.Speech;

namespace MiniBot.Cli.Doctor;

/// <summary>Looks at this machine: everything that the product uses, tried rather than assumed.</summary>
internal sealed class Examination(string database, TimeProvider time)
{
    private const long EnoughDiskBytes = 1L << 30;

    /// <summary>How long a server may take to say what it has.</summary>
    private static readonly TimeSpan LookingLimit = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(time), cancellationToken);
        return
        [
            new(
                "runtime",
                FindingState.Ok,
                $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors"
            ),
            .. speech.Components.Select(Of),
            Voice(speech),
            Database(),
            Disk(),
            await LineAsync(),
            .. await ModelsAsync(cancellationToken),
            .. Policies(),
        ];
    }

    private static Finding Of(SpeechComponent component) =>
        new(component.Name, component.Present ? FindingState.Ok : FindingState.Lacking, component.Detail, component.Mend);

    private static Finding Voice(SpeechKit speech) =>
        speech.Synthesizer is { } voice
            ? new("voice", FindingState.Ok, $"the agent speaks with {voice.EngineId}")
            : new("voice", FindingState.Broken, "the agent cannot speak, only write captions", "apt-get install espeak-ng");

    private Finding Database() =>
        CampaignOffice.TryOpen(database, time, out var problem) is { } office
            ? office.Ledger.VerifyProofs() is { } broken
                ? new("database", FindingState.Broken, $"the proof log is broken: {broken}", "restore the database from a backup")
                : new("database", FindingState.Ok, $"{database}, proof log unbroken")
            : new("database", FindingState.Broken, problem, "give another file with --db, or mend this one");

    private Finding Disk()
    {
        var free = new DriveInfo(NearestFolder(database)).AvailableFreeSpace;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{free / (double)EnoughDiskBytes:0.0} GiB free");
        return free >= EnoughDiskBytes
            ? new("disk", FindingState.Ok, detail)
            : new("disk", FindingState.Lacking, detail, "make room: journals and recordings grow");
    }

    /// <summary>The folder of the file, or where it cannot be made, the nearest above that is there.</summary>
    private static string NearestFolder(string file)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Environment.CurrentDirectory, file));
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { Length: > 0 } above)
            folder = above;
        return folder ?? Environment.CurrentDirectory;
    }

    private async Task<Finding> LineAsync()
    {
        if (!SipLine.TryOpen(new SipLineOptions(), time, out var line, out var failure))
            return new("SIP line", FindingState.Broken, failure, "allow the process to open UDP and TCP sockets");
        await using (line)
            return line.Statistics.MediaPriority == MediaPriority.RealTime
                ? new("SIP line", FindingState.Ok, "opens; the media clock runs with real-time priority")
                : new(
                    "SIP line",
                    FindingState.Lacking,
                    "opens; the media clock has no real-time priority: audio may stutter under load",
                    "grant CAP_SYS_NICE, or LimitRTPRIO=10 in the service"
                );
    }

    /// <summary>The language model, where one is named for this machine.</summary>
    private async Task<IEnumerable<Finding>> ModelsAsync(CancellationToken cancellationToken)
    {
        const string name = "language model";
        if (!ModelArguments.TryReadEnvironment(out var options))
            return [new(name, FindingState.Lacking, $"what {ModelArguments.Variable} holds is no model", ModelArguments.Mend)];
        if (options is null)
            return [];
        using var model = new ChatModel(
            options with
            {
                Limits = options.Limits with { Loading = LookingLimit },
            },
            time,
            CommandLog.Silent<ChatModel>()
        );
        return (await model.ExamineAsync(cancellationToken)).Select(readiness =>
            readiness switch
            {
                ModelReadiness.Ready => new Finding(name, FindingState.Ok, readiness.Server),
                ModelReadiness.Cold => new(
                    name,
                    FindingState.Ok,
                    $"{readiness.Server}, not loaded: calls and campaigns load it when they begin"
                ),
                ModelReadiness.Unready { Cause: var cause, Mend: var mend } => new(
                    name,
                    FindingState.Lacking,
                    $"{readiness.Server}: {cause}",
                    mend
                ),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );
    }

    private IEnumerable<Finding> Policies()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return PolicyBook.Shipped.Policies.Select(policy =>
            policy.ValidFrom <= today && today <= policy.ValidUntil
                ? new Finding($"policy {policy.Name}", FindingState.Ok, $"version {policy.Version}")
                : new Finding(
                    $"policy {policy.Name}",
                    FindingState.Broken,
                    $"version {policy.Version} is not in force today",
                    "install a current policy file"
                )
        );
    }
}
