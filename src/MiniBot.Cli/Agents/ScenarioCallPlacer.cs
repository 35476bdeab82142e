using MiniBot.Audio.Ambience;
using MiniBot.Calls;
using MiniBot.Calls.Speaking;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Conversation;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Telephony;

namespace MiniBot.Cli.Agents;

/// <summary>Places the calls of a campaign: dials, lets the agent hold the conversation, and tells the campaign what came of it.</summary>
/// <param name="scenarioForNextCall">What a call that begins follows.</param>
/// <param name="line">Dials.</param>
/// <param name="agent">Talks.</param>
/// <param name="prompts">What it says, as sound.</param>
internal sealed class ScenarioCallPlacer(
    Func<Scenario> scenarioForNextCall,
    ITelephonyLine line,
    CallAgent agent,
    PromptLibrary prompts
) : ICallPlacer
{
    private const int TelephoneRateHz = 8000;

    /// <summary>Where journals go.</summary>
    public required string JournalFolder { get; init; }

    /// <summary>How long a telephone may ring.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the call with a contact is recorded; null, the default, where it is not.</summary>
    public Func<PlannedCall, string?> RecordingPath { get; init; } = _ => null;

    /// <summary>The sound behind the voice, shared by all calls, or null.</summary>
    public AmbienceLoop? Ambience { get; init; }

    public string OpeningFor(Contact contact) => scenarioForNextCall().Disclosure;

    public async Task<AttemptOutcome> PlaceAsync(PlannedCall call, CancellationToken cancellationToken)
    {
        var scenario = scenarioForNextCall();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var preparing = PrepareAsync(scenario, call.Contact, over.Token);
        try
        {
            // Nobody is called before the first words are there to be said.
            return
                await prompts.GetAsync(scenario.Disclosure, audioPath: null, TelephoneRateHz, cancellationToken)
                    is PromptOutcome.Failed { Cause: var cause }
                ? AttemptOutcomes.Voiceless(cause)
                : await DialAsync(scenario, call, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await preparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<AttemptOutcome> DialAsync(Scenario scenario, PlannedCall call, CancellationToken cancellationToken)
    {
        var options = new DialOptions { RingTimeout = RingTimeout, CallerDisplayName = scenario.CompanyName };
        var outcome = await line.DialAsync(call.Permit, options, cancellationToken);
        return outcome is DialOutcome.Answered { Leg: var leg }
            ? await TalkAsync(scenario, leg, call, cancellationToken)
            : AttemptOutcomes.NotAnswered(outcome);
    }

    /// <summary>Renders what the agent may say, in the order of need, while the telephone rings and the call goes on.</summary>
    private async Task PrepareAsync(Scenario scenario, Contact contact, CancellationToken cancellationToken)
    {
        foreach (var text in PromptBook.For(scenario, contact.Variables))
            await prompts.GetAsync(text, audioPath: null, TelephoneRateHz, cancellationToken);
    }

    private async Task<AttemptOutcome> TalkAsync(
        Scenario scenario,
        ICallLeg leg,
        PlannedCall call,
        CancellationToken cancellationToken
    )
    {
        await using var owned = leg;
        var name = call.AttemptId.ToString("N");
        var setup = new CallSetup
        {
            Scenario = scenario,
            Variables = call.Contact.Variables,
            JournalPath = Path.Combine(JournalFolder, $"{name}.jsonl"),
            RecordingPath = RecordingPath(call),
            Ambience = Ambience?.PlayFor(name),
            Suppress = async (kind, _, token) => await call.SuppressAsync(kind, $"call {leg.CallId}, journal {name}", token),
        };
        var record = await agent.RunAsync(leg, setup, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return AttemptOutcomes.Talked(record, setup);
    }
}
