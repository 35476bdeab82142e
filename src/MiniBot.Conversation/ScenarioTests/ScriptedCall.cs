using System.Diagnostics;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>
/// The far end of the rail on virtual time: a mouth that takes as long as its text, timers that fire when their time has come,
/// and a caller who does what a script says.
/// </summary>
internal sealed class ScriptedCall
{
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(65);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <summary>From the start of a turn to the moment when it is no noise any more.</summary>
    private static readonly TimeSpan KeepsSpeaking = TimeSpan.FromMilliseconds(100);

    /// <summary>What is said again of the word that a pause fell into.</summary>
    private static readonly TimeSpan WordAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>Below the time after which speech is taken for noise.</summary>
    private static readonly TimeSpan LongestUtterance = TimeSpan.FromSeconds(15);

    private readonly DateTimeOffset _start;
    private readonly TransferOutcome _transfer;
    private readonly Queue<CallAction.Say> _mouth = new();
    private readonly Dictionary<CallTimer, (int Generation, DateTimeOffset Due)> _timers = [];
    private readonly Queue<CallInput> _reports = new();
    private DateTimeOffset _now;
    private DateTimeOffset _mouthUntil;
    private TimeSpan? _leftWhenPaused;

    public ScriptedCall(Scenario scenario, ScriptedConversation script)
    {
        _start = _now = script.Start;
        _transfer = script.Transfer;
        State = Rail.Start(scenario, script.Columns);
        Send(new CallInput.Answered());
    }

    public RailState State { get; private set; }

    public bool IsOver => State.IsEnded;

    /// <summary>What was said and done so far, as a person would read it.</summary>
    public List<TranscriptLine> Transcript { get; } = [];

    /// <summary>Why the rail did what it did since <see cref="Forget"/>.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>What we have said since <see cref="Forget"/>.</summary>
    public List<string> Said { get; } = [];

    /// <summary>A new turn begins: what was said before it no longer counts.</summary>
    public void Forget()
    {
        Decisions.Clear();
        Said.Clear();
    }

    /// <summary>Lets us finish what we say; no silence passes.</summary>
    public void HearOut()
    {
        while (_mouth.Count > 0)
            Pass(_mouthUntil - _now);
    }

    public void Do(CallerAct act)
    {
        switch (act)
        {
            case CallerAct.Says { Text: var text }:
                Speak(text, Pause);
                break;
            case CallerAct.Types { Text: var text }:
                Tell(Speaker.Caller, $"[types] {text}");
                Send(new CallInput.CallerSaid(text, Ear.Text, 1));
                break;
            case CallerAct.Interrupts { Text: var text }:
                Speak(text, _mouth.Count > 0 ? (_mouthUntil - _now) / 2 : Pause);
                break;
            case CallerAct.StaysSilent:
                Tell(Speaker.Caller, "[says nothing]");
                FallSilent();
                break;
            case CallerAct.Waits { Span: var span }:
                Tell(Speaker.Caller, FormattableString.Invariant($"[says nothing for {span.TotalSeconds:0.#} s]"));
                Pass(span);
                break;
            case CallerAct.Presses { Digits: var digits }:
                Tell(Speaker.Caller, $"[presses {digits}]");
                foreach (var digit in digits)
                    Send(new CallInput.DigitPressed(digit));
                break;
            case CallerAct.HangsUp:
                Tell(Speaker.Caller, "[hangs up]");
                Send(new CallInput.CallerHungUp());
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Speak(string text, TimeSpan after)
    {
        Pass(after);
        if (IsOver)
            return;
        Tell(Speaker.Caller, text.Length == 0 ? "[mumbles]" : text);
        Send(new CallInput.CallerStartedSpeaking());
        Pass(KeepsSpeaking);
        Send(new CallInput.CallerKeepsSpeaking());
        Pass(TimeOf(text) - KeepsSpeaking);
        Send(new CallInput.CallerSaid(text, Ear.Speech, 0.9) { Voiced = TimeOf(text) });
    }

    private void FallSilent()
    {
        if (_timers.TryGetValue(CallTimer.Silence, out var silence) && silence.Generation == State.SilenceGeneration)
            Pass(silence.Due - _now);
    }

    private void Send(CallInput input)
    {
        _reports.Enqueue(input);
        while (_reports.TryDequeue(out var next))
        {
            var transition = Rail.Advance(State, next, _now);
            State = transition.State;
            if (transition.Decision is { } decision)
            {
                Decisions.Add(decision);
                Tell(Speaker.Rail, Told(decision));
            }

            foreach (var action in transition.Actions)
                Apply(action);
        }
    }

    private void Apply(CallAction action)
    {
        switch (action)
        {
            case CallAction.Say say:
                if (_mouth.Count == 0)
                    _mouthUntil = _now + TimeOf(say.Text);
                _mouth.Enqueue(say);
                Said.Add(say.Text);
                Tell(Speaker.Agent, say.Text);
                break;
            case CallAction.StopSpeaking { Playout: var playout }:
                StopSpeaking(playout);
                break;
            case CallAction.Duck { Playout: var playout }:
                ReportHeard(playout);
                break;
            case CallAction.PauseSpeaking { Playout: var playout }:
                PauseSpeaking(playout);
                break;
            case CallAction.ResumeSpeaking { Playout: var playout }:
                ResumeSpeaking(playout);
                break;
            case CallAction.StartTimer timer:
                _timers[timer.Timer] = (timer.Generation, _now + timer.Delay);
                break;
            case CallAction.Suppress { Kind: var kind }:
                Tell(Speaker.Rail, kind == OptOut.Hard ? "suppressed: never again" : "suppressed: a refusal");
                break;
            case CallAction.Transfer:
                Transfer();
                break;
            case CallAction.AskModel { Request: var request }:
                Tell(Speaker.Rail, "no language model answers in a test");
                _reports.Enqueue(new CallInput.ModelFailed(request, "no model"));
                break;
            case CallAction.CancelModel:
                break;
            case CallAction.HangUp:
                Tell(Speaker.Agent, "[hangs up]");
                _timers.Clear();
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Transfer()
    {
        Tell(Speaker.Agent, "[transfers]");
        if (_transfer == TransferOutcome.Completed)
            _reports.Enqueue(new CallInput.TransferCompleted());
        else if (_transfer == TransferOutcome.Failed)
            _reports.Enqueue(new CallInput.TransferFailed("as the script says"));
    }

    private void StopSpeaking(int playout)
    {
        if (!_mouth.Any(say => say.Playout == playout))
            return;
        var stopped = _mouth.Peek();
        var heard = stopped.Playout == playout ? HeardOf(stopped) : TimeSpan.Zero;
        var kept = _mouth.Where(say => say.Playout != playout).ToList();
        _mouth.Clear();
        kept.ForEach(_mouth.Enqueue);
        if (stopped.Playout == playout)
            StartNext();
        _reports.Enqueue(new CallInput.PlayoutEnded(playout, heard, Complete: false));
    }

    private void PauseSpeaking(int playout)
    {
        if (!_mouth.TryPeek(out var playing) || playing.Playout != playout)
            return;
        ReportHeard(playout);
        _leftWhenPaused ??= _mouthUntil - _now;
    }

    private void ResumeSpeaking(int playout)
    {
        if (_leftWhenPaused is not { } left || !_mouth.TryPeek(out var playing) || playing.Playout != playout)
            return;
        var whole = TimeOf(playing.Text);
        _mouthUntil = _now + (left + WordAgain < whole ? left + WordAgain : whole);
        _leftWhenPaused = null;
        Tell(Speaker.Agent, "[goes on]");
    }

    private void ReportHeard(int playout)
    {
        if (!_mouth.TryPeek(out var playing) || playing.Playout != playout)
            return;
        var heard = HeardOf(playing);
        _reports.Enqueue(
            new CallInput.PlayoutHeard(playout, heard, SpokenWords.Heard(playing.Text, heard / TimeOf(playing.Text)))
        );
    }

    private TimeSpan HeardOf(CallAction.Say playing) => TimeOf(playing.Text) - (_leftWhenPaused ?? (_mouthUntil - _now));

    /// <summary>Time goes by: what plays ends, what is due fires, in the order of their times.</summary>
    private void Pass(TimeSpan span)
    {
        var end = _now + span;
        while (NextEvent() is { } due && due <= end)
        {
            _now = due;
            if (IsPlaying && _mouthUntil == due)
            {
                var ended = _mouth.Dequeue();
                StartNext();
                Send(new CallInput.PlayoutEnded(ended.Playout, TimeOf(ended.Text), Complete: true));
                continue;
            }

            var (timer, fired) = _timers.First(t => t.Value.Due == due);
            _timers.Remove(timer);
            Send(new CallInput.TimerFired(timer, fired.Generation));
        }

        _now = end;
    }

    private DateTimeOffset? NextEvent()
    {
        var timer = _timers.Count > 0 ? _timers.Values.Min(t => t.Due) : (DateTimeOffset?)null;
        return !IsPlaying ? timer
            : timer < _mouthUntil ? timer
            : _mouthUntil;
    }

    private bool IsPlaying => _mouth.Count > 0 && _leftWhenPaused is null;

    private void StartNext()
    {
        _leftWhenPaused = null;
        if (_mouth.TryPeek(out var next))
            _mouthUntil = _now + TimeOf(next.Text);
    }

    private void Tell(Speaker speaker, string text) => Transcript.Add(new TranscriptLine(_now - _start, speaker, text));

    private static string Told(Decision decision) =>
        decision.Intent is { } intent ? $"{decision.Rule} ({ScriptedWords.NameOf(intent)})" : decision.Rule;

    private static TimeSpan TimeOf(string text)
    {
        var time = Pause + (text.Length * PerCharacter);
        return time < LongestUtterance ? time : LongestUtterance;
    }
}
