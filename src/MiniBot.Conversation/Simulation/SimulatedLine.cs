using System.Diagnostics;

namespace MiniBot.Conversation.Simulation;

/// <summary>
/// A telephone line on virtual time: plays what is said, runs the timers, and keeps every input that is to come in the
/// order of its time. Used by one thread at a time.
/// </summary>
internal sealed class SimulatedLine
{
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

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
        _mouth.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length) - (IsQuiet ? TimeSpan.Zero : Now - _mouth[0].Since);

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
                _mouth.Add(new Playing(say.Playout, LengthOf(say.Text), Now));
                if (_mouth.Count == 1)
                    PlayNext();
                break;
            case CallAction.StopSpeaking stop:
                Stop(stop.Playout);
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
            if (IsVoid(input))
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
        var heard = at == 0 ? Now - _mouth[0].Since : TimeSpan.Zero;
        _mouth.RemoveAt(at);
        Post(new CallInput.PlayoutEnded(playout, heard, Complete: false), TimeSpan.Zero);
        if (at == 0)
            PlayNext();
    }

    private void PlayNext()
    {
        if (IsQuiet)
            return;
        var next = _mouth[0] with { Since = Now };
        _mouth[0] = next;
        Post(new CallInput.PlayoutEnded(next.Playout, next.Length, Complete: true), next.Length);
    }

    // A timer that was started again, and the end of an utterance that was stopped, never come.
    private bool IsVoid(CallInput input) =>
        input switch
        {
            CallInput.TimerFired fired => _generations[fired.Timer] != fired.Generation,
            CallInput.PlayoutEnded { Complete: true } ended => IsQuiet || _mouth[0].Playout != ended.Playout,
            _ => false,
        };

    private readonly record struct Playing(int Playout, TimeSpan Length, TimeSpan Since);
}
