using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using MiniBot.Calls;
using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>An agent on a line of its own, composed as for a campaign: gate, permit, line, voice, conversation.</summary>
internal sealed class AgentBench : IAsyncDisposable
{
    /// <summary>Longer than any call of these tests, a BYE to somebody who vanished (32 s) included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private static readonly TimeSpan RingTimeout = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("agent-bench-").FullName;
    private readonly Permits _permits = new(RoofScenario.Instance);
    private readonly string _user;

    private AgentBench(SipLine line, string user)
    {
        Line = line;
        _user = user;
    }

    public SipLine Line { get; }

    public static AgentBench Open(SipLineOptions? options = null)
    {
        options ??= new SipLineOptions();
        SipLine.TryOpen(options, TimeProvider.System, out var line, out var failure).ShouldBeTrue(failure);
        return new AgentBench(line!, options.User);
    }

    /// <summary>Asks the gate, then calls.</summary>
    public async Task<DialOutcome> DialAsync(string uri, TimeSpan? ringTimeout = null)
    {
        var permit = await _permits.GrantAsync(uri, _user);
        var options = new DialOptions { RingTimeout = ringTimeout ?? RingTimeout };
        return await Line.DialAsync(permit, options, CancellationToken.None).AsTask().WaitAsync(Patience);
    }

    /// <summary>A call that is answered; the caller owns the leg.</summary>
    public async Task<ICallLeg> AnsweredAsync(string uri) => (await DialAsync(uri)).ShouldBeOfType<DialOutcome.Answered>().Leg;

    /// <summary>A whole call: the agent greets, follows the scenario and hangs up.</summary>
    /// <param name="uri">Who is called.</param>
    /// <param name="ears">How the agent hears speech; null when it only hears keys and text.</param>
    public async Task<AgentCall> CallAsync(string uri, SpokenEars? ears = null)
    {
        // The opening is rendered before anybody is called, as a campaign does it.
        await SharedSpeech.PromptsAsync();
        await using var leg = await AnsweredAsync(uri);
        return await TalkAsync(leg, ears);
    }

    /// <summary>The agent's conversation on a leg that is up.</summary>
    public async Task<AgentCall> TalkAsync(ICallLeg leg, SpokenEars? ears = null)
    {
        var agent = new CallAgent(await SharedSpeech.PromptsAsync(), ears, TimeProvider.System, NullLogger<CallAgent>.Instance);
        var name = Guid.NewGuid().ToString("N");
        var setup = new CallSetup
        {
            Scenario = RoofScenario.Instance,
            Variables = ImmutableDictionary<string, string>.Empty,
            JournalPath = Path.Combine(_folder, $"{name}.jsonl"),
            RecordingPath = Path.Combine(_folder, $"{name}.wav"),
            Suppress = (_, _, _) => ValueTask.CompletedTask,
        };
        var record = await agent.RunAsync(leg, setup, CancellationToken.None).WaitAsync(Patience);
        return AgentCall.Read(record, setup.JournalPath, setup.RecordingPath);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Line.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
