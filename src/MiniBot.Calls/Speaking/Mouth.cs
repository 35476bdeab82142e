using System.Collections.Concurrent;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Mixing;

namespace MiniBot.Calls.Speaking;

/// <summary>
/// Plays utterances one after the other over an endless ambience, and reports exactly how much of each was sent.
/// Any thread queues and stops; the media thread fills frames, without allocation.
/// </summary>
/// <param name="sampleRateHz">The rate of the leg and of all samples.</param>
/// <param name="ambience">The background, at its final level, or null for none.</param>
/// <param name="playout">Who is told.</param>
public sealed class Mouth(int sampleRateHz, AmbiencePlayer? ambience, IPlayout playout)
{
    private const int LongestFrame = 960;

    private readonly ConcurrentQueue<Utterance> _queue = new();
    private readonly GainRamp _fade = new(sampleRateHz);
    private readonly short[] _background = new short[LongestFrame];
    private Utterance? _current;
    private bool _fading;
    private int _position;

    /// <summary>Says this after all that was queued before.</summary>
    public void Enqueue(Utterance utterance) => _queue.Enqueue(utterance);

    /// <summary>Media thread: the next frame of our side of the call, 20 ms at up to 48 kHz.</summary>
    public void Fill(Span<short> frame)
    {
        frame.Clear();
        if (_current is null)
            Begin();
        if (_current is { } utterance)
            Play(utterance, frame);
        if (ambience is null)
            return;
        var background = _background.AsSpan(0, frame.Length);
        ambience.Read(background);
        Mixer.Add(frame, background);
    }

    private void Begin()
    {
        while (_queue.TryPeek(out var next))
        {
            if (next.StopRequested)
            {
                _queue.TryDequeue(out _);
                playout.Ended(next, TimeSpan.Zero, complete: false);
                continue;
            }

            if (next.Samples is null)
                return;
            _queue.TryDequeue(out _);
            (_current, _position, _fading) = (next, 0, false);
            _fade.Set(Gain.Unity);
            playout.Started(next);
            return;
        }
    }

    private void Play(Utterance utterance, Span<short> frame)
    {
        var samples = utterance.Samples.AsSpan();
        var taken = Math.Min(samples.Length - _position, frame.Length);
        samples.Slice(_position, taken).CopyTo(frame);
        if (utterance.StopRequested && !_fading)
        {
            _fading = true;
            _fade.MoveTo(Gain.Mute, GainRamp.Fade);
        }

        _fade.Process(frame[..taken]);
        _position += taken;
        var complete = _position == samples.Length;
        if (!complete && !(_fading && _fade.IsSettled))
            return;
        _current = null;
        playout.Ended(utterance, TimeSpan.FromSeconds((double)_position / sampleRateHz), complete);
    }
}

/// <summary>Who is told of playout. Called on the media thread; must return at once.</summary>
public interface IPlayout
{
    /// <summary>Its first sample is about to be sent.</summary>
    void Started(Utterance utterance);

    /// <summary>It ended, after <paramref name="heard"/> of it was sent.</summary>
    void Ended(Utterance utterance, TimeSpan heard, bool complete);
}
