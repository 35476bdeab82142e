using MiniBot.Conversation;

namespace MiniBot.Calls.Timing;

/// <summary>Measures the turns of one call. A turn that gets no spoken answer is not counted. Used by the call's loop alone.</summary>
internal sealed class TurnClock(TimeProvider time)
{
    /// <summary>More turns than the longest call has.</summary>
    private const int MostTurns = 500;

    private readonly List<TurnLatency> _turns = [];
    private HeardMoments _heard;
    private long? _decided;
    private long? _sentence;
    private int? _playout;
    private bool _isOpen;
    private bool _asksModel;

    /// <summary>Those answered so far, in order.</summary>
    public IReadOnlyList<TurnLatency> Turns => _turns;

    /// <summary>The caller has finished speaking; what is decided next answers it.</summary>
    public void Heard(HeardMoments moments)
    {
        _heard = moments;
        _isOpen = true;
        (_decided, _sentence, _playout, _asksModel) = (null, null, null, false);
    }

    /// <summary>The conversation has decided.</summary>
    public void Decided(IReadOnlyList<CallAction> actions)
    {
        if (!_isOpen || _playout is not null)
            return;
        var now = time.GetTimestamp();
        var isFirst = _decided is null;
        _decided ??= now;
        foreach (var action in actions)
        {
            _asksModel |= action is CallAction.AskModel;
            if (action is not CallAction.Say { Playout: var playout })
                continue;
            if (!isFirst)
                _sentence = now;
            _playout = playout;
            return;
        }

        _isOpen = _asksModel;
    }

    /// <summary>An utterance's first sample goes out; gives the turn that it answers, or null.</summary>
    public TurnLatency? Started(int playout, long at)
    {
        if (!_isOpen || playout != _playout)
            return null;
        _isOpen = false;
        var decided = _decided!.Value;
        var turn = new TurnLatency(
            Between(_heard.SpeechEnded, _heard.TurnEnded),
            Between(_heard.TurnEnded, _heard.Recognised),
            Between(_heard.Recognised, decided),
            Between(_sentence ?? decided, at),
            _sentence is { } sentence ? Between(decided, sentence) : null
        );
        if (_turns.Count < MostTurns)
            _turns.Add(turn);
        return turn;
    }

    private TimeSpan Between(long from, long until) => time.GetElapsedTime(from, Math.Max(from, until));
}
