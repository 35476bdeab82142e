using System.Globalization;
using System.Net;
using MiniBot.Calls;
using MiniBot.Calls.Timing;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Demo;
using MiniBot.Compliance;
using MiniBot.Conversation;
using MiniBot.Conversation.Scenarios;
using MiniBot.Prospects;
using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.Cli.Bench;

/// <summary>
/// Measures how long people wait for an answer: conversations at once over SIP and RTP on loopback, with simulated people who speak, in
/// a process of their own.
/// <code>
/// prompts are rendered → people at their telephones → calls are placed through the gate → conversations → figures
/// </code>
/// </summary>
internal sealed class TurnBench(
    int calls,
    Scenario scenario,
    string personaFile,
    IReadOnlyList<Persona> personas,
    TimeProvider time
)
{
    /// <summary>The greetings do not all begin in the same moment, as in a campaign.</summary>
    private static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(150);

    private static readonly Dictionary<string, string> s_variables = new(StringComparer.Ordinal) { ["first_name"] = "Camille" };

    private readonly IReadOnlyList<string> _numbers =
    [
        .. DemoContacts
            .Directory(personas)
            .Where(entry => entry.Value is { Line: PersonaLine.Answers, Types: false, Replies.Count: > 0 })
            .Select(entry => entry.Key),
    ];

    /// <summary>Measures; otherwise says why it cannot.</summary>
    public async Task<(TurnBenchReport? Report, string? Error)> RunAsync(
        AgentKit kit,
        IProgress<int> progress,
        CancellationToken cancellationToken
    )
    {
        if (!kit.HearsSpeech)
            return (null, "speech is not understood on this machine (./minibot doctor says what is missing)");
        var load = MachineFacts.ReadLoadAverage();
        var port = LoopbackPort.FindFree();
        var (people, failure) = await ProspectProcess.StartAsync(personaFile, port, speak: true, time, cancellationToken);
        if (people is null)
            return (null, failure);
        var meter = new MediaMeter(calls, time);
        var options = new SipLineOptions { MaxCalls = 2 * calls, MediaObserver = meter };
        var folder = Directory.CreateTempSubdirectory("minibot-bench-");
        try
        {
            await using (people)
            {
                if (!SipLine.TryOpen(options, time, out var line, out var error, CommandLog.For<SipLine>()))
                    return (null, error);
                await using (line)
                    return (await MeasureAsync(kit, line, port, meter, folder.FullName, load, progress, cancellationToken), null);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<TurnBenchReport> MeasureAsync(
        AgentKit kit,
        SipLine line,
        int port,
        MediaMeter meter,
        string folder,
        double? load,
        IProgress<int> progress,
        CancellationToken cancellationToken
    )
    {
        await kit.PrepareAsync(scenario, s_variables, cancellationToken);
        var gate = new BenchGate(line, Request(), time);
        var (began, cpu) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        meter.Begin();
        var talks = new List<Task<CallRecord?>>();
        var over = 0;
        for (var call = 0; call < calls; call++)
        {
            talks.Add(TalkAsync(call));
            await Task.Delay(Stagger, time, cancellationToken);
        }

        var records = await Task.WhenAll(talks);
        meter.End();
        var passed = time.GetElapsedTime(began);
        var used = Environment.CpuUsage.TotalTime - cpu;
        var held = records.OfType<CallRecord>().ToList();
        return new TurnBenchReport(
            MachineFacts.Here,
            held.Count,
            kit.RecognizerName,
            kit.Prompts.EngineId,
            held.CountBy(record => record.Result.Disposition.ToWireName()).ToDictionary(StringComparer.Ordinal),
            TurnStatistics.Of([.. held.SelectMany(record => record.Turns)]),
            meter.Intervals.ToPercentiles(),
            held.Sum(record => record.Losses.FramesUnheard),
            Math.Round(used / passed / Environment.ProcessorCount, 2),
            load
        );

        async Task<CallRecord?> TalkAsync(int call)
        {
            var number = _numbers[call % _numbers.Count];
            var outcome = await gate.DialAsync(
                string.Create(CultureInfo.InvariantCulture, $"sip:{number}@{IPAddress.Loopback}:{port}"),
                string.Create(CultureInfo.InvariantCulture, $"bench-{call}"),
                new DialOptions { RingTimeout = TimeSpan.FromSeconds(30) },
                cancellationToken
            );
            if (outcome is not DialOutcome.Answered { Leg: var leg })
                return null;
            await using var owned = leg;
            var record = await kit.Agent.RunAsync(leg, Setup(kit, Path.Combine(folder, $"{call}.jsonl")), cancellationToken);
            progress.Report(Interlocked.Increment(ref over));
            return record;
        }
    }

    private CallSetup Setup(AgentKit kit, string journal) =>
        new()
        {
            Scenario = scenario,
            Variables = s_variables,
            JournalPath = journal,
            Ambience = kit.Ambience?.Play(kit.Ambience.Duration * Random.Shared.NextDouble()),
            Suppress = (_, _, _) => ValueTask.CompletedTask,
        };

    private DialRequest Request() =>
        new()
        {
            TargetUri = "",
            Principal = scenario.Principal,
            Purpose = scenario.Purpose,
            CallerId = "minibot",
            OpeningText = scenario.Disclosure,
            AttemptKey = "",
            Policy = BenchGate.Policy,
        };
}
