using System.Text;
using MiniBot.Calls.Speaking;
using MiniBot.Telephony;

namespace MiniBot.Prospects;

/// <summary>
/// One simulated person on one call. Reads the agent's captions (real-time text) to know what was asked, waits until the
/// agent has finished, and answers by voice, or by typing.
/// </summary>
internal sealed class Prospect : IMediaExchange, IPlayout
{
    /// <summary>The agent ends each caption with a T.140 new line when it has finished saying it.</summary>
    private const char NewLine = '\u2028';

    /// <summary>A person answers this long after the agent has finished.</summary>
    private static readonly TimeSpan ReactionTime = TimeSpan.FromMilliseconds(350);

    private readonly Persona _persona;
    private readonly ICallLeg _leg;
    private readonly ProspectVoice _voice;
    private readonly TimeProvider _time;
    private readonly ProspectScript _script;
    private readonly Mouth _mouth;
    private readonly StringBuilder _heard = new();
    private TaskCompletionSource _silentAgain = new();
    private Task<bool>? _moreEvents;
    private bool _agentHasFinished;
    private int _spoken;

    public Prospect(Persona persona, ICallLeg leg, ProspectVoice voice, TimeProvider time)
    {
        _persona = persona;
        _leg = leg;
        _voice = voice;
        _time = time;
        _script = new ProspectScript(persona);
        _mouth = new Mouth(leg.SampleRateHz, ambience: null, this);
    }

    /// <summary>Lives through the call; returns when it is over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _leg.Attach(this);
        var onCall = _persona.SaysFirst.Length == 0 || await SayAsync(_persona.SaysFirst, cancellationToken);
        while (onCall)
        {
            var isMyTurn = _agentHasFinished && !await SomethingHappensAsync(cancellationToken);
            onCall = isMyTurn ? await AnswerAsync(cancellationToken) : await HearMoreAsync(cancellationToken);
        }
    }

    void IMediaExchange.Exchange(ReadOnlySpan<short> heard, Span<short> spoken) => _mouth.Fill(spoken);

    void IPlayout.Started(Utterance utterance) { }

    void IPlayout.GaveWay(Utterance utterance, TimeSpan heard) { }

    void IPlayout.Ended(Utterance utterance, TimeSpan heard, bool complete) => _silentAgain.TrySetResult();

    /// <summary>The one wait for the leg's next event, whoever asks; false when there will be none.</summary>
    private Task<bool> MoreEventsAsync(CancellationToken cancellationToken) =>
        _moreEvents ??= _leg.Events.WaitToReadAsync(cancellationToken).AsTask();

    /// <summary>True when the agent goes on within the time that a person takes to react.</summary>
    private async Task<bool> SomethingHappensAsync(CancellationToken cancellationToken)
    {
        var more = MoreEventsAsync(cancellationToken);
        return await Task.WhenAny(more, Task.Delay(ReactionTime, _time, cancellationToken)) == more;
    }

    private async Task<bool> HearMoreAsync(CancellationToken cancellationToken) =>
        await MoreEventsAsync(cancellationToken) && Hear();

    /// <summary>Takes in what has happened; false when the call is over.</summary>
    private bool Hear()
    {
        _moreEvents = null;
        while (_leg.Events.TryRead(out var happened))
        {
            if (happened is LegEvent.HungUp)
                return false;
            if (happened is not LegEvent.TextReceived { Text: var text })
                continue;
            _heard.Append(text);
            _agentHasFinished = text.EndsWith(NewLine);
        }

        return true;
    }

    /// <summary>Says what the script has for what was heard; false when the call is over, perhaps by this person's own doing.</summary>
    private async Task<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        var reply = _script.ReplyTo(_heard.ToString());
        _heard.Clear();
        _agentHasFinished = false;
        if (reply is { Say.Length: > 0 } && !await SayAsync(reply.Say, cancellationToken))
            return false;
        if (reply is not { ThenHangUp: true })
            return true;
        await _leg.HangUpAsync(cancellationToken);
        return false;
    }

    /// <summary>Speaks to the end, or types; false when the call is over before.</summary>
    private async Task<bool> SayAsync(string text, CancellationToken cancellationToken)
    {
        var samples = _persona.Types ? null : await _voice.SpeakAsync(text, _leg.SampleRateHz, cancellationToken);
        if (samples is null)
        {
            _leg.SendText(text + NewLine);
            return true;
        }

        _silentAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var utterance = new Utterance(++_spoken, text) { SampleRateHz = _leg.SampleRateHz };
        utterance.SetSamples(samples);
        _mouth.Enqueue(utterance);
        while (!_silentAgain.Task.IsCompleted)
        {
            var more = MoreEventsAsync(cancellationToken);
            if (await Task.WhenAny(_silentAgain.Task, more) == more && !await HearMoreAsync(cancellationToken))
                return false;
        }

        return true;
    }
}
