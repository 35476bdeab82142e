using System.Collections.Immutable;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Mining;
using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Simulation;

/// <summary>A whole call between the rail and a simulated caller, on virtual time. Used once, by one thread.</summary>
internal sealed class SimulatedConversation(RailState start, SimulatedCaller caller, RecognitionNoise noise, SeededRandom random)
{
    private static readonly TimeSpan EndOfTurn = TimeSpan.FromMilliseconds(600);

    /// <summary>From the start of a turn to the moment when it is no noise any more.</summary>
    private static readonly TimeSpan KeepsSpeaking = TimeSpan.FromMilliseconds(100);

    /// <summary>When every call is answered: a Monday morning.</summary>
    private static readonly DateTimeOffset AnsweredAt = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private const double SpeechConfidence = 0.8;

    private readonly SimulatedLine _line = new();
    private readonly ImmutableArray<string>.Builder _unmatched = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<RaisedEntry>.Builder _raised = ImmutableArray.CreateBuilder<RaisedEntry>();
    private readonly ImmutableArray<string>.Builder _met = ImmutableArray.CreateBuilder<string>();
    private RailState _state = start;
    private JournalWriter? _journal;
    private string? _raising;
    private bool _callerIsBusy;
    private bool _callerSpeaks;
    private bool _callersTurn;
    private bool _askedOptOut;
    private int _turns;
    private int _words;
    private int _wordErrors;
    private TimeSpan? _leadAfter;

    /// <summary>Runs it to its end.</summary>
    public SimulatedCall Run(int index, JournalWriter? journal)
    {
        _journal = journal;
        _line.Post(new CallInput.Answered(), TimeSpan.Zero);
        TimeSpan? endedAfter = null;
        while (_line.Next() is { } input)
        {
            if (!_state.IsEnded || IsLateTranscript(input))
                Take(input);
            if (_state.IsEnded)
                endedAfter ??= _line.Now;
        }

        return new SimulatedCall
        {
            Index = index,
            Persona = caller.Persona.Id,
            Result = _state.Result,
            Duration = endedAfter ?? throw new InvalidOperationException("The conversation never ended."),
            LeadAfter = _leadAfter,
            Turns = _turns,
            Words = _words,
            WordErrors = _wordErrors,
            AskedOptOut = _askedOptOut,
            Unmatched = _unmatched.ToImmutable(),
            Raised = _raised.ToImmutable(),
            Met = _met.ToImmutable(),
        };
    }

    // Words that were being said when the line closed still arrive.
    private bool IsLateTranscript(CallInput input) => input is CallInput.CallerSaid && _callerSpeaks;

    private void Take(CallInput input)
    {
        BeginTurn(input);
        var wasQuiet = _line.IsQuiet;
        var now = AnsweredAt + _line.Now;
        var transition = Rail.Advance(_state, input, now);
        _journal?.Write(now, input, transition);
        _state = transition.State;
        foreach (var action in transition.Actions)
            _line.Do(action);
        Note(input, transition.Decision);
        if (_state.IsEnded)
            return;
        if (wasQuiet && !_line.IsQuiet)
            HearAgentBegin();
        if (_line.IsQuiet && _callersTurn && !_callerIsBusy)
            Speak(caller.Thinks());
    }

    private void BeginTurn(CallInput input)
    {
        switch (input)
        {
            case CallInput.CallerStartedSpeaking:
                _callerSpeaks = true;
                break;
            case CallInput.CallerSaid said:
                _callerSpeaks = _callerIsBusy = false;
                _turns += said.Text.Length > 0 ? 1 : 0;
                break;
            case CallInput.DigitPressed:
                _callerIsBusy = false;
                break;
            case CallInput.PlayoutEnded { Complete: true }:
                _callersTurn = true;
                break;
            default:
                break;
        }
    }

    // Who interrupts decides so when the agent begins; the words come over the agent's.
    private void HearAgentBegin()
    {
        _callersTurn = false;
        if (_callerIsBusy || SimulatedCaller.SituationIn(_state) is not { } situation)
            return;
        if (caller.Interrupts(situation) is { } share)
        {
            Speak(_line.Remaining * share);
        }
        else if (caller.BackChannels(_state.Scenario) is { } heard)
        {
            Say(heard.Text, _line.Remaining * heard.Share);
            _callerIsBusy = true;
        }
    }

    private void Speak(TimeSpan after)
    {
        _callersTurn = false;
        if (SimulatedCaller.SituationIn(_state) is not { } situation)
            return;
        var turn = caller.Act(situation, _state.Step);
        _raising = null;
        switch (turn.Act)
        {
            case CallerAct.Silent:
                return;
            case CallerAct.HangUp:
                _line.Post(new CallInput.CallerHungUp(), after);
                break;
            case CallerAct.PressNine:
                _askedOptOut = true;
                _line.Post(new CallInput.DigitPressed('9'), after);
                break;
            default:
                _askedOptOut |= turn.Act == CallerAct.OptOut;
                _raising = turn.EntryId;
                Say(turn.Text, after);
                break;
        }

        _callerIsBusy = true;
    }

    private void Say(string text, TimeSpan after)
    {
        var spoken = SimulatedLine.LengthOf(text);
        if (caller.Persona.Types)
        {
            _line.Post(new CallInput.CallerSaid(text, Ear.Text, 1), after + spoken);
            return;
        }

        var heard = noise.Hear(text, random);
        _words += heard.Words;
        _wordErrors += heard.Errors;
        _line.Post(new CallInput.CallerStartedSpeaking(), after);
        if (spoken > KeepsSpeaking)
            _line.Post(new CallInput.CallerKeepsSpeaking(), after + KeepsSpeaking);
        var said = new CallInput.CallerSaid(heard.Text, Ear.Speech, SpeechConfidence) { Voiced = spoken };
        _line.Post(said, after + spoken + EndOfTurn);
    }

    private void Note(CallInput input, Decision? decision)
    {
        if (_state.Disposition is Disposition.Lead or Disposition.Transferred)
            _leadAfter ??= _line.Now;
        if (input is not CallInput.CallerSaid said)
            return;
        if (Unanswered.Is(said, decision))
            _unmatched.Add(said.Text);
        var entry = Unanswered.AnsweredEntry(decision, _state.Scenario);
        if (entry is not null)
            _met.Add(entry);
        if (_raising is { } raised)
            _raised.Add(new RaisedEntry(raised, entry));
        _raising = null;
    }
}
