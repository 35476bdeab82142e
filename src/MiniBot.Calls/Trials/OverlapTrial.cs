using System.Diagnostics;
using MiniBot.Audio;
using MiniBot.Audio.Echo;
using MiniBot.Calls.Listening;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Calls.Trials;

/// <summary>
/// One utterance of the agent with something over it, on virtual ticks of 20 ms and one thread: echo gate, voice activity, ears, rail
/// and mouth are those of a call; what is understood is given. Whatever is heard in a tick acts from the next one on.
/// </summary>
public sealed class OverlapTrial
{
    /// <summary>After the person's last sound, a trial goes on for this long.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(2.5);

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Scenario _scenario;
    private readonly Func<string, short[]> _voice;
    private readonly Func<IVoiceActivityDetector> _openVoiceActivity;

    /// <param name="scenario">What the agent follows.</param>
    /// <param name="voice">Speaks a sentence of the agent at 8 kHz.</param>
    /// <param name="openVoiceActivity">Gives each trial a detector; the trial disposes of it.</param>
    public OverlapTrial(Scenario scenario, Func<string, short[]> voice, Func<IVoiceActivityDetector> openVoiceActivity) =>
        (_scenario, _voice, _openVoiceActivity) = (scenario, voice, openVoiceActivity);

    /// <summary>What the agent says in every trial: its answer to a question of the caller's.</summary>
    /// <param name="question">What the caller asked, of the scenario's catalogue.</param>
    public IReadOnlyList<string> AnswerTo(string question) => [.. Open(question).Actions.Select(say => say.Text)];

    /// <summary>Runs one trial: the agent answers <paramref name="question"/>, and the scene happens over it.</summary>
    public OverlapOutcome Run(string question, OverlapScene scene)
    {
        var (state, says) = Open(question);
        // The trial does the listening itself.
        using var pool = new ListeningPool(1);
        using var run = new OneCall(this, state, scene, pool);
        foreach (var say in says)
            run.Perform(say);
        var end = scene.At + Aftermath + (scene.Sound.Length / (double)AudioFrame.TelephoneSamples * AudioFrame.Duration);
        for (var now = TimeSpan.Zero; now < end; now += AudioFrame.Duration)
            run.Tick(now);
        return run.Outcome;
    }

    private (RailState State, List<CallAction.Say> Actions) Open(string question)
    {
        var state = Rail.Start(_scenario, new Dictionary<string, string> { ["first_name"] = "Nadia" });
        var asked = new CallInput.CallerSaid(question, Ear.Speech, 1);
        CallInput[] inputs =
        [
            new CallInput.Answered(),
            new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(7), Complete: true),
            new CallInput.PlayoutEnded(2, TimeSpan.FromSeconds(2), Complete: true),
            asked,
        ];
        var last = inputs.Aggregate(new Transition(state, [], null), (before, input) => Rail.Advance(before.State, input, Start));
        return (last.State, [.. last.Actions.OfType<CallAction.Say>()]);
    }

    /// <summary>The call of one trial.</summary>
    private sealed class OneCall : IHearing, IPlayout, IDisposable
    {
        private readonly OverlapTrial _trial;
        private readonly OverlapScene _scene;
        private readonly OverlapLine _line;
        private readonly Mouth _mouth;
        private readonly Ears _ears;
        private readonly CallMedia _media;
        private readonly Dictionary<int, Utterance> _utterances = [];
        private readonly Queue<CallInput> _inbox = new();
        private readonly short[] _heard = new short[AudioFrame.TelephoneSamples];
        private readonly short[] _spoken = new short[AudioFrame.TelephoneSamples];
        private RailState _state;
        private TimeSpan _now;
        private TimeSpan? _ducked;
        private TimeSpan? _silenced;
        private TimeSpan? _resumed;
        private bool _isInterrupted;
        private bool _pauses;

        public OneCall(OverlapTrial trial, RailState state, OverlapScene scene, ListeningPool pool)
        {
            (_trial, _state, _scene) = (trial, state, scene);
            _line = new OverlapLine(scene);
            _mouth = new Mouth(AudioFrame.TelephoneRateHz, ambience: null, this);
            _ears = Ears.Open(
                new SpokenEars(new ScriptedRecognizer(scene.Words), trial._openVoiceActivity, pool, LeastConfidence: 0),
                this,
                new Expectation(),
                TimeProvider.System
            );
            _media = new CallMedia(_mouth, new EchoGate(AudioFrame.TelephoneRateHz), _ears, listener: null, recorder: null);
        }

        public OverlapOutcome Outcome => new(_ducked, _silenced, _resumed, _isInterrupted);

        /// <summary>20 ms go by, up to <paramref name="now"/> of which all was heard.</summary>
        public void Tick(TimeSpan now)
        {
            _now = now;
            _line.Hear(_heard);
            _media.Exchange(_heard, _spoken);
            _line.Send(_spoken);
            _ears.Listen();
            while (_inbox.TryDequeue(out var input))
                Tell(input);
        }

        public void Perform(CallAction action)
        {
            switch (action)
            {
                case CallAction.Say say:
                    var utterance = new Utterance(say.Playout, say.Text) { Interruptible = say.Interruptible };
                    utterance.SetSamples(_trial._voice(say.Text));
                    _utterances.Add(say.Playout, utterance);
                    _mouth.Enqueue(utterance);
                    break;
                case CallAction.Duck { Playout: var playout }:
                    _ducked ??= SinceOnset(_now + AudioFrame.Duration);
                    _utterances[playout].Duck();
                    break;
                case CallAction.PauseSpeaking { Playout: var playout }:
                    _pauses = true;
                    _utterances[playout].Pause();
                    break;
                case CallAction.ResumeSpeaking { Playout: var playout }:
                    if (_pauses)
                        _resumed ??= SinceOnset(_now + AudioFrame.Duration);
                    _pauses = false;
                    _utterances[playout].Resume();
                    break;
                case CallAction.StopSpeaking { Playout: var playout }:
                    _isInterrupted = true;
                    _utterances[playout].Stop();
                    break;
                case CallAction.StartTimer
                or CallAction.Suppress
                or CallAction.Transfer
                or CallAction.AskModel
                or CallAction.CancelModel
                or CallAction.HangUp:
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        public void Dispose() => _ears.Dispose();

        void IHearing.VoiceHeard() => TellOverSpeech(new CallInput.VoiceHeard());

        void IHearing.VoiceLost() => _inbox.Enqueue(new CallInput.VoiceLost());

        void IHearing.SpeechLasts() => TellOverSpeech(new CallInput.CallerKeepsSpeaking());

        void IHearing.SpeechStarted() => _inbox.Enqueue(new CallInput.CallerStartedSpeaking());

        void IHearing.SpeechGoesOn(string text) { }

        void IHearing.SpeechEnded(HeardUtterance utterance) =>
            _inbox.Enqueue(
                new CallInput.CallerSaid(utterance.Text.Text, Ear.Speech, utterance.Text.Confidence) { Voiced = utterance.Voiced }
            );

        void IHearing.Failed(string cause) => throw new InvalidOperationException(cause);

        void IPlayout.Started(Utterance utterance) { }

        void IPlayout.GaveWay(Utterance utterance, TimeSpan heard)
        {
            // Reported with the frame in which the fade ends, which plays after this tick.
            if (_pauses)
                _silenced ??= SinceOnset(_now + AudioFrame.Duration);
            _inbox.Enqueue(new CallInput.PlayoutHeard(utterance.Playout, heard, utterance.WordsHeard(heard)));
        }

        void IPlayout.Ended(Utterance utterance, TimeSpan heard, bool complete) =>
            _inbox.Enqueue(
                new CallInput.PlayoutEnded(utterance.Playout, heard, complete) { WordsHeard = utterance.WordsHeard(heard) }
            );

        private void TellOverSpeech(CallInput input)
        {
            if (_state.IsSpeaking)
                _inbox.Enqueue(input);
        }

        private void Tell(CallInput input)
        {
            var transition = Rail.Advance(_state, input, Start + _now);
            _state = transition.State;
            foreach (var action in transition.Actions)
                Perform(action);
        }

        /// <summary>The frame heard in a tick ended at its time, and began 20 ms before.</summary>
        private TimeSpan SinceOnset(TimeSpan time) => time + AudioFrame.Duration - _scene.At;
    }
}
