using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>
/// Who has the floor. A voice over ours makes us softer, speech makes us pause, and its words decide: an interruption ends what we
/// were saying; a cough, or a back-channel such as "d'accord", does not, and we go on.
/// <code>
///            voice             speech goes on          words: an interruption
/// speaking ───────→ ducked ──────────────────→ paused ───────────────────────→ stopped
///     ↑  voice gone │                            │ words: none, a back-channel; or no words in 20 s
///     └─────────────┴────────────────────────────┘
/// </code>
/// </summary>
internal sealed partial class RailTurn
{
    /// <summary>
    /// Who speaks this early in an utterance of ours began with us, and not because of it: 200 ms, and the time that noticing takes.
    /// </summary>
    private static readonly TimeSpan BeganTogether = TimeSpan.FromMilliseconds(280);

    /// <summary>A back-channel is shorter.</summary>
    private static readonly TimeSpan LongestBackChannel = TimeSpan.FromMilliseconds(700);

    /// <summary>A sound without words is a cough or a slammed door up to here, and speech that was not understood beyond.</summary>
    private static readonly TimeSpan LongestNoise = TimeSpan.FromMilliseconds(1200);

    /// <summary>Something sounds like a voice.</summary>
    public void NoticeVoice()
    {
        if (CanYield && _state.Overlap is null or { Stage: OverlapStage.Over })
            Duck();
    }

    /// <summary>The voice did not last.</summary>
    public void LoseVoice()
    {
        if (_state.Overlap is { Stage: OverlapStage.Over } && !_state.CallerIsSpeaking)
            _state = _state with { Overlap = null };
        if (_state.Overlap is not { Stage: OverlapStage.Ducked } overlap)
            return;
        Decide("barge_in.released");
        _actions.Add(new CallAction.ResumeSpeaking(overlap.Say.Playout));
        _state = _state with { Overlap = _state.CallerIsSpeaking ? overlap with { Stage = OverlapStage.Over } : null };
    }

    /// <summary>The caller's turn begins.</summary>
    public void YieldFloor()
    {
        if (!IsListening)
            return;
        _state = _state with
        {
            CallerIsSpeaking = true,
            SpeaksSinceDisclosure = false,
            SpeaksBeforeQuestion = _state.SpeaksBeforeQuestion || QuestionIsYetToPlay,
            Overlap = _state.Overlap is { Stage: OverlapStage.Over } ? null : _state.Overlap,
        };
        StartSilence(SpeechLimit);
        if (_state.StopsAtAnyVoice)
        {
            StopAtAnyVoice();
            return;
        }

        // While its sentences play, the model writes on: the voice may be a cough.
        if (_state.Freestyle is not null && !CanYield)
        {
            Decide("freestyle.interrupted");
            CancelModel();
        }

        NoticeVoice();
    }

    /// <summary>It is speech.</summary>
    public void YieldToSpeech()
    {
        if (CanYield && _state.Overlap is not { Stage: OverlapStage.Paused })
            Pause("barge_in");
    }

    /// <summary>The playout tells how much of what gave way was heard.</summary>
    public void NoteHeard(CallInput.PlayoutHeard heard)
    {
        if (_state.Overlap is not { } overlap || overlap.Say.Playout != heard.Playout)
            return;
        _state = _state with { Overlap = overlap with { Heard = heard.Heard, WordsHeard = heard.WordsHeard } };
        if (overlap.Stage == OverlapStage.Ducked && heard.Heard <= BeganTogether && CanYield)
            Pause("barge_in.together");
    }

    private bool IsListening => _state.Phase is RailPhase.Disclosing or RailPhase.Asking or RailPhase.ConfirmingOptOut;

    private bool CanYield =>
        IsListening && Scenario.Listening.BargeIn && !_state.StopsAtAnyVoice && _state.Playing is [{ Interruptible: true }, ..];

    private bool QuestionIsYetToPlay =>
        _state.Playing is [var playing, ..]
        && playing.Playout != _state.QuestionPlayout
        && _state.Playing.Any(say => say.Playout == _state.QuestionPlayout);

    private void StopAtAnyVoice()
    {
        if (_state.Freestyle is not null)
        {
            Decide("freestyle.interrupted");
            CancelModel();
        }

        if (Scenario.Listening.BargeIn && _state.Playing is [{ Interruptible: true }, ..])
        {
            Decide("barge_in");
            StopInterruptible();
        }
    }

    private void Duck()
    {
        Decide("barge_in.ducked");
        GiveWay(OverlapStage.Ducked);
    }

    private void Pause(string rule)
    {
        Decide(rule);
        GiveWay(OverlapStage.Paused);
    }

    private void GiveWay(OverlapStage stage)
    {
        var playing = _state.Playing[0];
        _actions.Add(
            stage == OverlapStage.Ducked ? new CallAction.Duck(playing.Playout) : new CallAction.PauseSpeaking(playing.Playout)
        );
        var known = _state.Overlap is { } overlap && overlap.Say == playing ? overlap : new Overlap(playing, stage);
        _state = _state with { Overlap = known with { Stage = stage } };
    }

    /// <summary>What gave way has been said to its end; what follows it gives way in its place.</summary>
    private void PassOverlapOn(CallAction.Say said)
    {
        if (_state.Overlap is not { } overlap || overlap.Say != said || overlap.Stage == OverlapStage.Over)
            return;
        if (CanYield)
            GiveWay(overlap.Stage);
        else
            _state = _state with
            {
                Overlap = overlap.Stage == OverlapStage.Ducked ? overlap with { Stage = OverlapStage.Over } : null,
            };
    }

    /// <summary>The rule by which words over ours interrupt nothing; null when they do.</summary>
    private string? WhyNoInterruption(Overlap overlap, CallInput.CallerSaid said, Reading reading)
    {
        if (reading.IsEmpty && !(said.Voiced > LongestNoise))
            return "barge_in.noise";
        var isBackChannel =
            _state.Phase == RailPhase.Asking
            && !(said.Voiced > LongestBackChannel)
            && Scenario.Speech.BackChannels.Contains(said.Text)
            && !AnswersEarlierQuestion(overlap)
            && !HeardWords.HoldQuestion(overlap.Say.Text, overlap.WordsHeard, IsLast(overlap.Say));
        return isBackChannel ? "barge_in.back_channel" : null;
    }

    private bool IsLast(CallAction.Say say) => _state.Playing.IsEmpty || _state.Playing[^1] == say;

    // "Are you there?", cut at its first word: the caller was about to answer the question before it.
    private bool AnswersEarlierQuestion(Overlap overlap) => _state.SilencesInARow > 0 && !(overlap.Heard >= Understandable);

    private void ForgetUnheardPresence()
    {
        if (_state.Overlap is { } overlap && AnswersEarlierQuestion(overlap))
            _state = _state with { SilencesInARow = 0 };
    }

    /// <summary>Nothing was meant to stop us: we go on.</summary>
    private void KeepFloor(Overlap overlap)
    {
        CancelSilence();
        _state = _state with { SpeaksSinceDisclosure = false, SpeaksBeforeQuestion = false, Overlap = overlap };
        ReleaseFloor();
        if (AllIsSaid)
            AwaitAnswer();
    }

    /// <summary>Whatever still gives way goes on.</summary>
    private void ReleaseFloor()
    {
        if (_state.Overlap is { Stage: not OverlapStage.Over } overlap && _state.Playing.Contains(overlap.Say))
            _actions.Add(new CallAction.ResumeSpeaking(overlap.Say.Playout));
        _state = _state with { Overlap = null };
    }
}
