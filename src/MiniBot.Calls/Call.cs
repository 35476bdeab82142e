using MiniBot.Calls.Listening;
using MiniBot.Calls.Recording;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Rails;
using MiniBot.Speech.Recognition;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>
/// One live call, from answer to hang-up: one inbox, one loop, one owner of the conversation's state.
/// <code>
/// leg events ─┐
/// ears ───────┤                                              ┌→ mouth (utterances), leg (captions, hang-up)
/// mouth ──────┼→ inbox → CallInput → Rail.Advance → actions ─┼→ timers
/// timers ─────┘                          │                   └→ suppression
///                                        └→ journal
/// </code>
/// </summary>
internal sealed partial class Call : IHearing, IPlayout, IDisposable
{
    /// <summary>T.140's new line: a caption is complete, and so is what was said.</summary>
    private const string CaptionEnd = "\u2028";

    private readonly Inbox _inbox = new();
    private readonly TextEar _textEar = new();
    private readonly Dictionary<int, Utterance> _utterances = [];
    private readonly ICallLeg _leg;
    private readonly CallSetup _setup;
    private readonly PromptLibrary _prompts;
    private readonly JournalWriter _journal;
    private readonly TimeProvider _time;
    private readonly Timers _timers;
    private readonly Mouth _mouth;
    private readonly DateTimeOffset _answeredAt;
    private readonly CancellationTokenSource _over = new();
    private RailState _state;
    private TimeSpan? _firstAudioAfter;
    private string? _failure;
    private bool _hangUp;

    public Call(ICallLeg leg, CallSetup setup, RailState start, PromptLibrary prompts, JournalWriter journal, TimeProvider time)
    {
        _leg = leg;
        _setup = setup;
        _state = start;
        _prompts = prompts;
        _journal = journal;
        _time = time;
        _timers = new Timers(time, _inbox);
        _mouth = new Mouth(leg.SampleRateHz, setup.Ambience, this);
        _answeredAt = time.GetUtcNow();
    }

    public async Task<CallRecord> RunAsync(SpokenEars? hearing, CancellationToken cancellationToken)
    {
        await using var recorder = StartRecording();
        using var ears = hearing is null ? null : OpenEars(hearing);
        using var listener = ears is null ? null : hearing!.Pool.Join(ears);
        var pump = _inbox.PumpAsync(_leg.Events, _over.Token);
        _leg.Attach(new CallMedia(_mouth, ears, listener, recorder));
        try
        {
            await ConverseAsync(cancellationToken);
        }
        finally
        {
            _leg.Attach(null);
            await _over.CancelAsync();
            await _leg.HangUpAsync(CancellationToken.None);
            await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return new CallRecord(
            _leg.CallId,
            _state.Result,
            _answeredAt,
            _time.GetUtcNow(),
            _firstAudioAfter,
            _leg.Statistics,
            _failure ?? recorder?.Failure
        );
    }

    public void Dispose()
    {
        _timers.Dispose();
        _over.Dispose();
    }

    void IHearing.SpeechStarted() => _inbox.Post(new CallInput.CallerStartedSpeaking());

    void IHearing.SpeechEnded(RecognizedText text) =>
        _inbox.Post(new CallInput.CallerSaid(text.Text, Ear.Speech, text.Confidence));

    void IPlayout.Started(Utterance utterance) => _inbox.Post(new CallSignal.StartedToSpeak(utterance));

    void IPlayout.Ended(Utterance utterance, TimeSpan heard, bool complete) =>
        _inbox.Post(new CallSignal.EndedToSpeak(utterance, heard, complete));

    private async Task ConverseAsync(CancellationToken cancellationToken)
    {
        await TellAsync(new CallInput.Answered(), cancellationToken);
        while (!_hangUp && !_state.IsEnded)
        {
            try
            {
                await DealWithAsync(await _inbox.ReadAsync(cancellationToken), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _failure = "the call was cancelled";
                await TellAsync(new CallInput.LegFailed(_failure), CancellationToken.None);
            }
        }
    }

    /// <summary>Tells the conversation what happened, writes it down, and does what it decides.</summary>
    private async Task TellAsync(CallInput input, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var transition = Rail.Advance(_state, input, now);
        _state = transition.State;
        _journal.Write(now, input, transition);
        foreach (var action in transition.Actions)
            await PerformAsync(action, cancellationToken);
    }

    private CallRecorder? StartRecording()
    {
        if (_setup.RecordingPath is not { } path)
            return null;
        var recorder = CallRecorder.TryStart(path, _leg.SampleRateHz, _time, out var error);
        _failure = error;
        return recorder;
    }

    private Ears OpenEars(SpokenEars hearing) =>
        new(hearing.OpenVoiceActivity(), hearing.Recognizer.OpenStream(), new TurnDetectorOptions(), hearing.LeastConfidence, this);
}
