using System.Collections.Concurrent;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Mixing;

namespace MiniBot.Calls.Speaking;

/// <summary>
/// Plays utterances one after the other over an endless ambience, softer or not at all while asked to, and reports exactly how much
/// of each was sent. Any thread queues and asks; the media thread fills frames, without allocation.
/// </summary>
/// <param name="sampleRateHz">The rate of the leg and of all samples.</param>
/// <param name="ambience">The background, at its final level, or null for none.</param>
/// <param name="playout">Who is told.</param>
public sealed class Mouth(int sampleRateHz, AmbiencePlayer? ambience, IPlayout playout)
{
    private const int LongestFrame = 960;

    /// <summary>How quickly a voice grows softer, and rises again at the beginning of a word.</summary>
    private static readonly TimeSpan Quickly = TimeSpan.FromMilliseconds(20);

    private static readonly Gain Ducked = Gain.FromDecibels(-12);

    private readonly ConcurrentQueue<Utterance> _queue = new();
    private readonly GainRamp _gain = new(sampleRateHz);
    private readonly short[] _background = new short[LongestFrame];
    private volatile bool _isOnHold;
    private bool _wasOnHold;
    private Utterance? _current;
    private NumberedWish _obeyed;
    private Stage _stage;
    private int _position;
    private int _brokenOffAt;

    /// <summary>What the utterance in play is about to do.</summary>
    private enum Stage
    {
        Playing,
        Pausing,
        Paused,
        Stopping,
    }

    /// <summary>Says this after all that was queued before.</summary>
    public void Enqueue(Utterance utterance) => _queue.Enqueue(utterance);

    /// <summary>
    /// The far end put the line on hold, or takes it off: nobody hears us meanwhile. What was playing goes on from the beginning of a
    /// word, or, where it must be heard whole, from its first.
    /// </summary>
    public void Hold(bool onHold) => _isOnHold = onHold;

    /// <summary>Media thread: the next frame of our side of the call, 20 ms at up to 48 kHz.</summary>
    public void Fill(Span<short> frame)
    {
        frame.Clear();
        if (_isOnHold)
            _wasOnHold = true;
        else
            Speak(frame);
        if (ambience is null)
            return;
        var background = _background.AsSpan(0, frame.Length);
        ambience.Read(background);
        Mixer.Add(frame, background);
    }

    private void Speak(Span<short> frame)
    {
        if (_wasOnHold)
            ComeBack();
        if (_current is null)
            Begin();
        if (_current is not { } utterance)
            return;
        Obey(utterance);
        if (_stage != Stage.Paused)
            Play(utterance, frame);
    }

    private void Begin()
    {
        while (_queue.TryPeek(out var next))
        {
            var wish = next.Wish;
            if (wish.Wish == UtteranceWish.Stop)
            {
                _queue.TryDequeue(out _);
                _obeyed = default;
                playout.Ended(next, TimeSpan.Zero, complete: false);
                continue;
            }

            if (wish != _obeyed && wish.Wish is UtteranceWish.Duck or UtteranceWish.Pause)
                playout.GaveWay(next, TimeSpan.Zero);
            _obeyed = wish;
            if (wish.Wish == UtteranceWish.Pause || !next.CanBegin)
                return;
            _queue.TryDequeue(out _);
            (_current, _position, _stage) = (next, 0, Stage.Playing);
            _gain.Set(wish.Wish == UtteranceWish.Duck ? Ducked : Gain.Unity);
            playout.Started(next);
            return;
        }
    }

    private void Obey(Utterance utterance)
    {
        var wish = utterance.Wish;
        if (wish == _obeyed)
            return;
        _obeyed = wish;
        switch (wish.Wish)
        {
            case UtteranceWish.Play:
                GoOn(utterance);
                break;
            case UtteranceWish.Duck:
                if (_stage == Stage.Playing)
                    _gain.MoveTo(Ducked, Quickly);
                playout.GaveWay(utterance, utterance.TimeOf(_position));
                break;
            case UtteranceWish.Pause when _stage == Stage.Paused:
                playout.GaveWay(utterance, utterance.TimeOf(_position));
                break;
            case UtteranceWish.Pause when _stage == Stage.Playing:
                FadeTo(Stage.Pausing);
                break;
            case UtteranceWish.Stop when _stage == Stage.Paused:
                End(utterance, complete: false);
                break;
            case UtteranceWish.Stop:
                FadeTo(Stage.Stopping);
                break;
            default:
                break;
        }
    }

    private void FadeTo(Stage stage)
    {
        _stage = stage;
        _brokenOffAt = _position;
        _gain.MoveTo(Gain.Mute, GainRamp.Fade);
    }

    private void GoOn(Utterance utterance)
    {
        if (_stage == Stage.Paused)
        {
            _position = utterance.ResumptionOf(_brokenOffAt);
            _gain.MoveTo(Gain.Unity, Quickly);
        }
        else
        {
            _gain.MoveTo(Gain.Unity, GainRamp.Fade);
        }

        _stage = Stage.Playing;
    }

    private void Play(Utterance utterance, Span<short> frame)
    {
        var (filled, isLast) = utterance.Read(_position, frame);
        _gain.Process(frame[..filled]);
        _position += filled;
        if (isLast)
        {
            End(utterance, complete: true);
            return;
        }

        if (filled < frame.Length)
            WaitForMore(utterance, frame.Length - filled);
        if (!_gain.IsSettled)
            return;
        if (_stage == Stage.Stopping)
        {
            End(utterance, complete: false);
        }
        else if (_stage == Stage.Pausing)
        {
            _stage = Stage.Paused;
            playout.GaveWay(utterance, utterance.TimeOf(_position));
        }
    }

    /// <summary>The next piece is not made yet. A fade that falls into the silence is over.</summary>
    private void WaitForMore(Utterance utterance, int samples)
    {
        utterance.CountGap(samples);
        if (_stage != Stage.Playing)
            _gain.Set(Gain.Mute);
    }

    private void End(Utterance utterance, bool complete)
    {
        _current = null;
        _obeyed = default;
        playout.Ended(utterance, utterance.TimeOf(_position), complete);
    }

    private void ComeBack()
    {
        _wasOnHold = false;
        if (_current is not { } utterance)
            return;
        if (!utterance.Interruptible)
            _position = 0;
        else if (_stage == Stage.Playing)
            _position = utterance.ResumptionOf(_position);
    }
}

/// <summary>Who is told of playout. Called on the media thread; must return at once.</summary>
public interface IPlayout
{
    /// <summary>Its first sample is about to be sent.</summary>
    void Started(Utterance utterance);

    /// <summary>It grew softer or paused, as asked, after <paramref name="heard"/> of it was sent; 0 when it has not begun.</summary>
    void GaveWay(Utterance utterance, TimeSpan heard);

    /// <summary>It ended, after <paramref name="heard"/> of it was sent.</summary>
    void Ended(Utterance utterance, TimeSpan heard, bool complete);
}
