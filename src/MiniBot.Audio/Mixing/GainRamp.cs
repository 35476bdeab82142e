namespace MiniBot.Audio.Mixing;

/// <summary>
/// A gain that moves in a straight line from where it is to where it is wanted, sample by sample, so that a voice fades out
/// (60 ms at a barge-in) or an ambience comes up without a click. Starts at unity. Used by one thread at a time.
/// </summary>
/// <param name="sampleRateHz">Samples per second of what it is applied to.</param>
public sealed class GainRamp(int sampleRateHz)
{
    /// <summary>How long the agent's voice takes to fade when the caller barges in.</summary>
    public static readonly TimeSpan Fade = TimeSpan.FromMilliseconds(60);

    private float _target = 1;
    private float _step;
    private int _remaining;

    /// <summary>The gain of the next sample.</summary>
    public Gain Current { get; private set; } = Gain.Unity;

    /// <summary>True when the wanted gain is reached.</summary>
    public bool IsSettled => _remaining == 0;

    /// <summary>Takes a gain at once.</summary>
    public void Set(Gain gain)
    {
        Current = gain;
        _target = gain.Factor;
        _remaining = 0;
    }

    /// <summary>Moves to <paramref name="gain"/> within <paramref name="over"/>, from wherever the ramp stands now.</summary>
    public void MoveTo(Gain gain, TimeSpan over)
    {
        var samples = (int)(over.TotalSeconds * sampleRateHz);
        if (samples <= 0)
        {
            Set(gain);
            return;
        }

        _target = gain.Factor;
        _remaining = samples;
        _step = (_target - Current.Factor) / samples;
    }

    /// <summary>Applies the gain to the next samples, in place. Allocates nothing.</summary>
    public void Process(Span<short> samples)
    {
        var moving = samples[..Math.Min(_remaining, samples.Length)];
        foreach (ref var sample in moving)
        {
            sample = Saturation.ToSample(sample * Current.Factor);
            Current = --_remaining == 0 ? new(_target) : new(Current.Factor + _step);
        }

        if (Current == Gain.Mute)
            samples[moving.Length..].Clear();
        else if (Current != Gain.Unity)
            Mixer.Apply(samples[moving.Length..], Current);
    }
}
