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
    private bool _agentHasFinished;
    private int _spoken;
    private TaskCompletionSource? _silentAgain;

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
        if (_persona.SaysFirst.Length > 0)
            await SayAsync(_persona.SaysFirst, cancellationToken);
        var onCall = true;
        while (onCall)
        {
            var pause = _agentHasFinished && !await SomethingHappensAsync(cancellationToken);
            onCall = pause ? await AnswerAsync(cancellationToken) : await HearAsync(cancellationToken);
        }
    }

    void IMediaExchange.Exchange(ReadOnlySpan<short> heard, Span<short> spoken) => _mouth.Fill(spoken);

    void IPlayout.Started(Utterance utterance) { }

    void IPlayout.Ended(Utterance utterance, TimeSpan heard, bool complete) => _silentAgain?.TrySetResult();

    /// <summary>True when the agent goes on within the time that a person takes to react.</summary>
    private async Task<bool> SomethingHappensAsync(CancellationToken cancellationToken)
    {
        var more = _leg.Events.WaitToReadAsync(cancellationToken).AsTask();
        return await Task.WhenAny(more, Task.Delay(ReactionTime, _time, cancellationToken)) == more;
    }

    /// <summary>Takes in what the agent says; false when the call is over.</summary>
    private async Task<bool> HearAsync(CancellationToken cancellationToken)
    {
        if (!await _leg.Events.WaitToReadAsync(cancellationToken))
            return false;
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

    /// <summary>Says what the script has for what was heard; false when the person hangs up after it.</summary>
    private async Task<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        var reply = _script.ReplyTo(_heard.ToString());
        _heard.Clear();
        _agentHasFinished = false;
        if (reply is { Say.Length: > 0 })
            await SayAsync(reply.Say, cancellationToken);
        if (reply is not { ThenHangUp: true })
            return true;
        await _leg.HangUpAsync(cancellationToken);
        return false;
    }

    private async Task SayAsync(string text, CancellationToken cancellationToken)
    {
        var samples = _persona.Types ? null : await _voice.SpeakAsync(text, _leg.SampleRateHz, cancellationToken);
        if (samples is null)
        {
            _leg.SendText(text + NewLine);
            return;
        }

        _silentAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var utterance = new Utterance(++_spoken, text);
        utterance.SetSamples(samples);
        _mouth.Enqueue(utterance);
        await Task.WhenAny(_silentAgain.Task, _leg.Events.Completion).WaitAsync(cancellationToken);
    }
}
