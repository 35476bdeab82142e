using Microsoft.Extensions.Logging;
using MiniBot.Calls.Answering;
using MiniBot.Calls.Listening;
using MiniBot.Calls.Machines;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Rails;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>
/// The agent that speaks on every call: its voice, its ears and its clock, shared by all calls. Thread-safe; owns nothing that
/// it is given.
/// </summary>
public sealed partial class CallAgent
{
    private readonly PromptLibrary _prompts;
    private readonly SpokenEars? _ears;
    private readonly FreeAnswers? _answers;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    /// <param name="prompts">What the agent says, as audio.</param>
    /// <param name="ears">How it hears speech; null when only typed text is understood.</param>
    /// <param name="time">The clock of timers and journals.</param>
    /// <param name="log">No personal data goes there.</param>
    /// <param name="answers">The language model's answers; null where there is no model.</param>
    public CallAgent(
        PromptLibrary prompts,
        SpokenEars? ears,
        TimeProvider time,
        ILogger<CallAgent> log,
        FreeAnswers? answers = null
    )
    {
        _prompts = prompts;
        _ears = ears;
        _answers = answers;
        _time = time;
        _log = log;
    }

    /// <summary>
    /// Holds the conversation on an answered leg until it is over. The leg is hung up when this returns or throws, and stays the
    /// caller's to dispose of. Cancelling ends the call. The journal is complete when this returns.
    /// </summary>
    /// <exception cref="IOException">The journal cannot be written: the call ends, since nothing may be said unproven.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal's folder is not ours to write to.</exception>
    public async Task<CallRecord> RunAsync(ICallLeg leg, CallSetup setup, CancellationToken cancellationToken)
    {
        try
        {
            var record = await ConverseAsync(leg, setup, cancellationToken);
            if (record.Failure is { } failure)
                LogFailed(leg.CallId, failure);
            if (record.Losses.Any)
                LogLosses(leg.CallId, record.Losses);
            return record;
        }
        finally
        {
            await leg.HangUpAsync(CancellationToken.None);
        }
    }

    private async Task<CallRecord> ConverseAsync(ICallLeg leg, CallSetup setup, CancellationToken cancellationToken)
    {
        var start = Rail.Start(setup.Scenario, setup.Variables);
        await using var lines = new StreamWriter(setup.JournalPath, append: false);
        var journal = new JournalWriter(lines, start, Engines());
        using var call = new Call(leg, setup, start, _prompts, journal, _answers, _time);
        return await call.RunAsync(_ears, cancellationToken);
    }

    private Dictionary<string, string> Engines() =>
        new(StringComparer.Ordinal)
        {
            ["voice"] = _prompts.EngineId,
            ["recognizer"] = _ears?.Recognizer.Name ?? "none",
            ["language_model"] = _answers?.Name ?? "none",
        };

    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "Call {CallId} had a failure: {Failure}")]
    private partial void LogFailed(string callId, string failure);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "Call {CallId} was too much for this machine: {Losses}")]
    private partial void LogLosses(string callId, CallLosses losses);
}

/// <summary>How an agent hears speech.</summary>
/// <param name="Recognizer">Shared by all calls.</param>
/// <param name="OpenVoiceActivity">Gives each call a detector of its own; the call disposes of it.</param>
/// <param name="Pool">The threads that listen.</param>
/// <param name="LeastConfidence">What is heard with less, 0 to 1, counts as not understood: asking again beats guessing.</param>
public sealed record SpokenEars(
    IRecognizer Recognizer,
    Func<IVoiceActivityDetector> OpenVoiceActivity,
    ListeningPool Pool,
    double LeastConfidence = 0.44
)
{
    /// <summary>How patient the ears are with a person who pauses.</summary>
    public EndOfTurnOptions EndOfTurn { get; init; } = new();

    /// <summary>Gives each call a model that tells ends of turns, which the call disposes of; null for the rules alone.</summary>
    public Func<IEndOfTurnModel>? OpenEndOfTurnModel { get; init; }

    /// <summary>How sure it has to be that a machine took the call.</summary>
    public MachineDetectorOptions Machines { get; init; } = new();
}
