using System.Collections.Immutable;
using System.Text;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>
/// A call as a script on virtual time: the caller's lines and what the agent must answer. Each utterance of the agent
/// takes one second; timers fire when time passes.
/// </summary>
internal sealed class Call
{
    private static readonly TimeSpan Utterance = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly Queue<CallAction.Say> _mouth = new();
    private readonly Dictionary<CallTimer, (int Generation, DateTimeOffset Due)> _timers = [];
    private readonly StringBuilder _journal = new();
    private readonly JournalWriter _writer;
    private int _heardSoFar;
    private (TimeSpan Time, int Words) _heard = (TimeSpan.FromSeconds(1.5), 1);

    public Call(Scenario? scenario = null, string? firstName = "Nadia", string? zone = null)
    {
        var variables = firstName is null
            ? ImmutableDictionary<string, string>.Empty
            : ImmutableDictionary<string, string>.Empty.Add("first_name", firstName);
        if (zone is not null)
            variables = variables.Add("time_zone", zone);
        State = Rail.Start(scenario ?? Scripts.Savings, variables);
        _writer = new JournalWriter(
            new StringWriter(_journal),
            State,
            new Dictionary<string, string> { ["recognizer"] = "script 1" }
        );
    }

    public RailState State { get; private set; }

    public CallResult Result => State.Result;

    /// <summary>How many inputs there were.</summary>
    public int Inputs { get; private set; }

    public string Journal => _journal.ToString();

    /// <summary>Every action so far.</summary>
    public List<CallAction> Actions { get; } = [];

    public IEnumerable<string> Spoken => Actions.OfType<CallAction.Say>().Select(s => s.Text);

    public IEnumerable<CallAction.Suppress> Suppressed => Actions.OfType<CallAction.Suppress>();

    /// <summary>Every decision so far.</summary>
    public List<Decision> Decisions { get; } = [];

    public bool HasHungUp => Actions.Exists(a => a is CallAction.HangUp);

    /// <summary>The call is answered and the disclosure and the greeting have been played.</summary>
    public static Call Answered(Scenario? scenario = null) => new Call(scenario).Picks().Listens();

    /// <summary>As <see cref="Answered"/>, and the caller agreed to every question up to the named step.</summary>
    public static Call At(string step, Scenario? scenario = null)
    {
        var call = Answered(scenario);
        for (var turns = 0; call.State.Step.Name != step; turns++)
        {
            turns.ShouldBeLessThan(10);
            call.Says("oui");
        }

        return call;
    }

    public Call Picks() => Send(new CallInput.Answered());

    /// <summary>Lets the agent finish what it says.</summary>
    public Call Listens()
    {
        while (_mouth.TryDequeue(out var say))
        {
            Pass(Utterance);
            Send(new CallInput.PlayoutEnded(say.Playout, Utterance, Complete: true));
        }

        return this;
    }

    /// <summary>Lets the agent say that many utterances of what it has to say.</summary>
    public Call ListensTo(int utterances)
    {
        for (var i = 0; i < utterances; i++)
        {
            var say = _mouth.Dequeue();
            Pass(Utterance);
            Send(new CallInput.PlayoutEnded(say.Playout, Utterance, Complete: true));
        }

        return this;
    }

    /// <summary>The caller speaks, and hears the answer out.</summary>
    public Call Says(string text) => StartsSpeaking().Send(new CallInput.CallerSaid(text, Ear.Speech, 0.9)).Listens();

    /// <summary>The caller speaks while the agent does, and hears nothing of the answer yet.</summary>
    public Call Interrupts(string text) => StartsSpeaking().Send(new CallInput.CallerSaid(text, Ear.Speech, 0.9));

    public Call Types(string text) => Send(new CallInput.CallerSaid(text, Ear.Text, 1)).Listens();

    /// <summary>The caller begins to speak, and is not done at once.</summary>
    public Call StartsSpeaking()
    {
        Send(new CallInput.CallerStartedSpeaking());
        return State.IsSpeaking ? Send(new CallInput.CallerKeepsSpeaking()) : this;
    }

    /// <summary>The caller's voice is heard over ours, after so much of what plays; it goes on when <paramref name="lasts"/>.</summary>
    public Call IsHeardAfter(double seconds, int words, bool lasts = true)
    {
        _heard = (TimeSpan.FromSeconds(seconds), words);
        Send(new CallInput.VoiceHeard()).Send(new CallInput.CallerStartedSpeaking());
        return lasts ? Send(new CallInput.CallerKeepsSpeaking()) : Send(new CallInput.VoiceLost());
    }

    /// <summary>The caller's words, and how long they sounded; nothing of the answer is heard yet.</summary>
    public Call Utters(string text, int milliseconds = 400) =>
        Send(new CallInput.CallerSaid(text, Ear.Speech, 0.9) { Voiced = TimeSpan.FromMilliseconds(milliseconds) });

    public Call Presses(char digit) => Send(new CallInput.DigitPressed(digit)).Listens();

    public Call HangsUp() => Send(new CallInput.CallerHungUp());

    /// <summary>The recogniser has understood this so far.</summary>
    public Call IsSaying(string text) => Send(new CallInput.CallerPartial(text, Ear.Speech));

    /// <summary>Nobody speaks for a while.</summary>
    public Call StaysSilent(int seconds)
    {
        Pass(TimeSpan.FromSeconds(seconds));
        return Listens();
    }

    /// <summary>What the call had to do on the last input.</summary>
    public IReadOnlyList<CallAction> LastActions { get; private set; } = [];

    /// <summary>The agent has said this since the last check, in this order, and nothing else.</summary>
    public Call AgentSays(params string[] texts)
    {
        Spoken.Skip(_heardSoFar).ToArray().ShouldBe(texts);
        _heardSoFar = Spoken.Count();
        return this;
    }

    /// <summary>The last input that the caller made was decided on by this rule.</summary>
    public Call DecidedBy(string rule)
    {
        Decisions[^1].Rule.ShouldBe(rule);
        return this;
    }

    /// <summary>Forgets what was said so far.</summary>
    public Call Then()
    {
        _heardSoFar = Spoken.Count();
        return this;
    }

    public Call EndsWith(Disposition disposition)
    {
        State.IsEnded.ShouldBeTrue();
        Result.Disposition.ShouldBe(disposition);
        return this;
    }

    public Call Send(CallInput input)
    {
        var transition = Rail.Advance(State, input, _clock.GetUtcNow());
        _writer.Write(_clock.GetUtcNow(), input, transition);
        State = transition.State;
        if (transition.Decision is { } decision)
            Decisions.Add(decision);
        Inputs++;
        foreach (var action in transition.Actions)
            Apply(action);
        LastActions = transition.Actions;
        return this;
    }

    private void Apply(CallAction action)
    {
        Actions.Add(action);
        switch (action)
        {
            case CallAction.Say say:
                _mouth.Enqueue(say);
                break;
            case CallAction.StopSpeaking stop:
                var kept = _mouth.Where(s => s.Playout != stop.Playout).ToList();
                _mouth.Clear();
                kept.ForEach(_mouth.Enqueue);
                Send(new CallInput.PlayoutEnded(stop.Playout, TimeSpan.Zero, Complete: false));
                break;
            case CallAction.Duck { Playout: var playout }:
                Send(new CallInput.PlayoutHeard(playout, _heard.Time, _heard.Words));
                break;
            case CallAction.PauseSpeaking { Playout: var playout }:
                Send(new CallInput.PlayoutHeard(playout, _heard.Time, _heard.Words));
                break;
            case CallAction.StartTimer timer:
                _timers[timer.Timer] = (timer.Generation, _clock.GetUtcNow() + timer.Delay);
                break;
            default:
                break;
        }
    }

    private void Pass(TimeSpan span)
    {
        var end = _clock.GetUtcNow() + span;
        while (
            _timers
                .Where(t => t.Value.Due <= end)
                .OrderBy(t => t.Value.Due)
                .Select(t => t.Key)
                .Cast<CallTimer?>()
                .FirstOrDefault()
                is { } timer
        )
        {
            _timers.Remove(timer, out var due);
            _clock.Advance(due.Due - _clock.GetUtcNow());
            Send(new CallInput.TimerFired(timer, due.Generation));
        }

        _clock.Advance(end - _clock.GetUtcNow());
    }
}
