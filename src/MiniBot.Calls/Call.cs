using MiniBot.Audio.Echo;
using MiniBot.Calls.Answering;
using MiniBot.Calls.Listening;
using MiniBot.Calls.Machines;
using MiniBot.Calls.Recording;
using MiniBot.Calls.Speaking;
using MiniBot.Calls.Timing;
using MiniBot.Conversation;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Understanding;
using MiniBot.Speech.Recognition;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>
/// One live call, from answer to hang-up: one inbox, one loop, one owner of the conversation's state.
/// <code>
/// leg events ─┐
/// ears ───────┤                                              ┌→ mouth (utterances), leg (captions)
/// mouth ──────┼→ inbox → CallInput → Rail.Advance → actions ─┼→ timers
/// timers ─────┘                          │                   └→ suppression
///                                        └→ journal
/// </code>
/// </summary>
internal sealed partial class Call : IHearing, IMachineHearing, IPlayout, IDisposable
{
    /// <summary>T.140's new line: a caption is complete, and so is what was said.</summary>
    private const string CaptionEnd = "\u2028";

    private readonly Inbox _inbox = new();
    private readonly TextEar _textEar = new();
    private readonly Expectation _expectation = new();
    private readonly Dictionary<int, Utterance> _utterances = [];
    private readonly ICallLeg _leg;
    private readonly CallSetup _setup;
    private readonly PromptLibrary _prompts;
    private readonly JournalWriter _journal;
    private readonly TimeProvider _time;
    private readonly Timers _timers;
    private readonly Mouth _mouth;
    private readonly TurnClock _turns;
    private readonly ModelAnswering _answering;
    private readonly DateTimeOffset _answeredAt;
    private readonly CancellationTokenSource _over = new();
    private RailState _state;
    private TimeSpan? _firstAudioAfter;
    private string? _failure;
    private string _lastSaid = "";
    private int? _openCaption;
    private TimeSpan _voiceGaps;
    private bool _isTyping;
    private bool _legIsOver;

    public Call(
        ICallLeg leg,
        CallSetup setup,
        RailState start,
        PromptLibrary prompts,
        JournalWriter journal,
        FreeAnswers? answers,
        TimeProvider time
    )
    {
        _leg = leg;
        _setup = setup;
        _state = start;
        _prompts = prompts;
        _journal = journal;
        _time = time;
        _timers = new Timers(time, _inbox);
        _mouth = new Mouth(leg.SampleRateHz, setup.Ambience, this);
        _turns = new TurnClock(time);
        _answering = new ModelAnswering(answers, setup, _inbox, time);
        _answeredAt = time.GetUtcNow();
        CallMetrics.Began();
    }

    public async Task<CallRecord> RunAsync(SpokenEars? hearing, CancellationToken cancellationToken)
    {
        using var ears = hearing is null ? null : Ears.Open(hearing, this, _expectation, _time, ListenForMachines(hearing));
        var recorder = StartRecording(out var recordingFailure);
        try
        {
            await TalkAsync(hearing?.Pool, ears, recorder, cancellationToken);
        }
        finally
        {
            if (recorder is not null)
                await recorder.DisposeAsync();
        }

        return new CallRecord(
            _leg.CallId,
            _state.Result,
            _answeredAt,
            _time.GetUtcNow(),
            _firstAudioAfter,
            _leg.Statistics,
            _failure ?? recordingFailure ?? recorder?.Failure
        )
        {
            Turns = _turns.Turns,
            VoiceGaps = _voiceGaps,
            Losses = new(ears?.FramesDropped ?? 0, recorder?.FramesDropped ?? 0, _inbox.Dropped),
        };
    }

    public void Dispose()
    {
        CallMetrics.Ended();
        _timers.Dispose();
        _answering.Dispose();
        _over.Dispose();
        _inbox.Dispose();
    }

    void IHearing.SpeechStarted() => _inbox.Post(new CallInput.CallerStartedSpeaking());

    void IHearing.VoiceHeard() => _inbox.Post(new CallInput.VoiceHeard());

    void IHearing.VoiceLost() => _inbox.Post(new CallInput.VoiceLost());

    void IHearing.SpeechLasts() => _inbox.Post(new CallInput.CallerKeepsSpeaking());

    void IHearing.SpeechGoesOn(string text)
    {
        if (OptOutSoFar(text, Ear.Speech) is { } optOut)
            _inbox.Post(optOut);
    }

    void IHearing.SpeechEnded(HeardUtterance utterance) => _inbox.Post(new CallSignal.CallerSpoke(utterance));

    void IMachineHearing.Classified(MachineVerdict verdict) =>
        _inbox.Post(new CallInput.CalleeClassified(verdict.Party, verdict.Confidence, verdict.Evidence));

    void IMachineHearing.GreetingEnded(bool beep) => _inbox.Post(new CallInput.GreetingEnded(beep));

    void IHearing.Failed(string cause) => _inbox.Post(new CallSignal.Failed(cause));

    void IPlayout.Started(Utterance utterance) => _inbox.Post(new CallSignal.StartedToSpeak(utterance, _time.GetTimestamp()));

    void IPlayout.GaveWay(Utterance utterance, TimeSpan heard) => _inbox.Post(new CallSignal.GaveWay(utterance, heard));

    void IPlayout.Ended(Utterance utterance, TimeSpan heard, bool complete) =>
        _inbox.Post(new CallSignal.EndedToSpeak(utterance, heard, complete));

    private async Task TalkAsync(ListeningPool? pool, Ears? ears, CallRecorder? recorder, CancellationToken cancellationToken)
    {
        using var listener = ears is null ? null : pool?.Join(ears);
        var pump = _inbox.PumpAsync(_leg.Events, _over.Token);
        try
        {
            var echo = ears is null ? null : new EchoGate(_leg.SampleRateHz);
            _leg.Attach(new CallMedia(_mouth, echo, ears, listener, recorder));
            await ConverseAsync(cancellationToken);
            _leg.Attach(null);
            await _leg.HangUpAsync(CancellationToken.None);
            await HearLateWordsAsync(ears);
        }
        finally
        {
            _leg.Attach(null);
            _answering.Cancel();
            await _over.CancelAsync();
            await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private async Task ConverseAsync(CancellationToken cancellationToken)
    {
        await TellAsync(new CallInput.Answered());
        while (!_state.IsEnded)
        {
            CallSignal next;
            try
            {
                next = await _inbox.ReadAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                next = new CallSignal.Failed("the call was cancelled");
            }

            await DealWithAsync(next);
        }
    }

    /// <summary>What was said or typed before the line closed still counts, though nothing can be answered: it may be an opt-out.</summary>
    private async Task HearLateWordsAsync(Ears? ears)
    {
        while (!_legIsOver)
            await DealWithAsync(await _inbox.ReadAsync(CancellationToken.None));
        ears?.Finish();
        while (_inbox.TryRead(out var late))
            await DealWithAsync(late);
        await HearTypedAsync(_textEar.Finish());
    }

    /// <summary>
    /// Tells the conversation what happened, writes it down, and does what it decides. An opt-out is entered before all else, so
    /// that neither a full disk nor a promise spoken too early can lose it.
    /// </summary>
    private async Task TellAsync(CallInput input)
    {
        if (_state.IsEnded && input is not (CallInput.CallerSaid or CallInput.DigitPressed))
            return;
        if (input is CallInput.CallerPartial && _state.Result.OptOut == OptOut.Hard)
            return;
        if (input is CallInput.CallerSaid said)
            _lastSaid = said.Text;
        var now = _time.GetUtcNow();
        var transition = Rail.Advance(_state, input, now);
        _state = transition.State;
        _expectation.Current = _state.Expected;
        var suppressionFailure = await SuppressAsync([.. transition.Actions.OfType<CallAction.Suppress>()]);
        _journal.Write(now, input, transition);
        _setup.Observe?.Invoke(input, transition);
        if (suppressionFailure is null)
        {
            _turns.Decided(transition.Actions);
            foreach (var action in transition.Actions)
                Perform(action);
            _prompts.Prefetch(LikelyPrompts.After(_state), _leg.SampleRateHz);
        }
        else
        {
            await FailAsync(suppressionFailure);
        }
    }

    /// <summary>Of what is heard in the middle of an utterance, the conversation is told opt-outs alone. Any thread.</summary>
    private CallInput.CallerPartial? OptOutSoFar(string text, Ear ear) =>
        PartialOptOut.IsIn(_setup.Scenario, text) ? new CallInput.CallerPartial(text, ear) : null;

    /// <summary>Ends the conversation because of a fault on our side. The first cause is the one that is reported.</summary>
    private Task FailAsync(string cause)
    {
        _failure ??= cause;
        return TellAsync(new CallInput.LegFailed(cause));
    }

    private MachineEar ListenForMachines(SpokenEars hearing) =>
        new(new MachineDetector(hearing.Machines, GreetingTree.Shipped, MachinePhrases.For(_setup.Scenario.Language)), this);

    private CallRecorder? StartRecording(out string? error)
    {
        error = null;
        return _setup.RecordingPath is { } path ? CallRecorder.TryStart(path, _leg.SampleRateHz, _time, out error) : null;
    }
}
