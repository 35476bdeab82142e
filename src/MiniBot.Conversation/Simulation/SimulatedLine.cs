using System.Diagnostics;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Simulation;

/// <summary>
/// A telephone line on virtual time: plays what is said, runs the timers, and keeps every input that is to come in the
/// order of its time. Used by one thread at a time.
/// </summary>
internal sealed class SimulatedLine
{
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>What is said again of the word that a pause fell into.</summary>
    private static readonly TimeSpan WordAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the human takes to answer to whom a caller is handed.</summary>
    private static readonly TimeSpan HumanAnswers = TimeSpan.FromSeconds(4);

    private readonly PriorityQueue<CallInput, (TimeSpan At, int Order)> _coming = new();
    private readonly List<Playing> _mouth = [];
    private readonly Dictionary<CallTimer, int> _generations = [];
    private int _order;

    /// <summary>Since the call was answered.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>True when nothing plays.</summary>
    public bool IsQuiet => _mouth.Count == 0;

    /// <summary>How long everything that plays and waits will still take.</summary>
    public TimeSpan Remaining =>
        _mouth.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length) - (IsQuiet ? TimeSpan.Zero : _mouth[0].HeardAt(Now));

    /// <summary>How long a text takes to be said.</summary>
    public static TimeSpan LengthOf(string text) => Pause + (PerCharacter * text.Length);

    /// <summary>Lets an input come after a while.</summary>
    public void Post(CallInput input, TimeSpan after) => _coming.Enqueue(input, (Now + after, _order++));

    /// <summary>Does what the conversation asks of its line.</summary>
    public void Do(CallAction action)
    {
        switch (action)
        {
            case CallAction.Say say:
                _mouth.Add(new Playing(say.Playout, say.Text, LengthOf(say.Text), Now));
                if (_mouth.Count == 1)
                    PlayNext();
                break;
            case CallAction.StopSpeaking stop:
                Stop(stop.Playout);
                break;
            case CallAction.Duck { Playout: var playout }:
                ReportHeard(playout);
                break;
            case CallAction.PauseSpeaking { Playout: var playout }:
                Hold(playout);
                break;
            case CallAction.ResumeSpeaking { Playout: var playout }:
                GoOn(playout);
                break;
            case CallAction.StartTimer timer:
                _generations[timer.Timer] = timer.Generation;
                Post(new CallInput.TimerFired(timer.Timer, timer.Generation), timer.Delay);
                break;
            case CallAction.Transfer:
                Post(new CallInput.TransferCompleted(), HumanAnswers);
                break;
            case CallAction.AskModel ask:
                Post(new CallInput.ModelFailed(ask.Request, "no model"), TimeSpan.Zero);
                break;
            case CallAction.Suppress or CallAction.CancelModel or CallAction.HangUp:
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Moves on to the next input; null when none will come any more.</summary>
    public CallInput? Next()
    {
        while (_coming.TryDequeue(out var input, out var due))
        {
            if (IsVoid(input, due.At))
                continue;
            Now = due.At;
            if (input is CallInput.PlayoutEnded { Complete: true })
            {
                _mouth.RemoveAt(0);
                PlayNext();
            }

            return input;
        }

        return null;
    }

    private void Stop(int playout)
    {
        var at = _mouth.FindIndex(p => p.Playout == playout);
        if (at < 0)
            return;
        var heard = at == 0 ? _mouth[0].HeardAt(Now) : TimeSpan.Zero;
        _mouth.RemoveAt(at);
        Post(new CallInput.PlayoutEnded(playout, heard, Complete: false), TimeSpan.Zero);
        if (at == 0)
            PlayNext();
    }

    private void ReportHeard(int playout)
    {
        if (!IsQuiet && _mouth[0].Playout == playout)
        {
            var playing = _mouth[0];
            var heard = playing.HeardAt(Now);
            Post(
                new CallInput.PlayoutHeard(playout, heard, SpokenWords.Heard(playing.Text, heard / playing.Length)),
                TimeSpan.Zero
            );
        }
    }

    private void Hold(int playout)
    {
        ReportHeard(playout);
        if (!IsQuiet && _mouth[0].Playout == playout && _mouth[0].PausedAt is null)
            _mouth[0] = _mouth[0] with { PausedAt = _mouth[0].HeardAt(Now) };
    }

    private void GoOn(int playout)
    {
        if (IsQuiet || _mouth[0].Playout != playout || _mouth[0].PausedAt is not { } heard)
            return;
        var from = heard > WordAgain ? heard - WordAgain : TimeSpan.Zero;
        _mouth[0] = _mouth[0] with { PausedAt = null, Since = Now - from };
        PostEnd(_mouth[0]);
    }

    private void PlayNext()
    {
        if (IsQuiet)
            return;
        _mouth[0] = _mouth[0] with { Since = Now };
        PostEnd(_mouth[0]);
    }

    private void PostEnd(Playing playing) =>
        Post(new CallInput.PlayoutEnded(playing.Playout, playing.Length, Complete: true), playing.Length - playing.HeardAt(Now));

    // A timer that was started again, and the end of an utterance that was stopped, never come.
    private bool IsVoid(CallInput input, TimeSpan due) =>
        input switch
        {
            CallInput.TimerFired fired => _generations[fired.Timer] != fired.Generation,
            CallInput.PlayoutEnded { Complete: true } ended => IsQuiet
                || _mouth[0].Playout != ended.Playout
                || !_mouth[0].EndsAt(due),
            _ => false,
        };

    private readonly record struct Playing(int Playout, string Text, TimeSpan Length, TimeSpan Since)
    {
        /// <summary>How far it had come when it paused; null while it plays.</summary>
        public TimeSpan? PausedAt { get; init; }

        public TimeSpan HeardAt(TimeSpan now) => PausedAt ?? (now - Since);

        public bool EndsAt(TimeSpan time) => PausedAt is null && Since + Length == time;
    }
}
