using MiniBot.Audio;
using MiniBot.Audio.Codecs;
using MiniBot.Audio.Levels;

namespace MiniBot.Calls.Trials;

/// <summary>The line of a trial: the person, the echo of what was sent, and a little noise, through A-law both ways.</summary>
internal sealed class OverlapLine(OverlapScene scene)
{
    private const double NoiseDbfs = -62;

    private readonly List<short> _sent = [];
    private readonly byte[] _law = new byte[AudioFrame.TelephoneSamples];
    private readonly double _echo = scene.EchoDb is { } gain ? Decibels.ToAmplitude(gain) : 0;
    private readonly int _delay = (int)(scene.EchoDelay.TotalSeconds * AudioFrame.TelephoneRateHz);
    private readonly int _from = (int)(scene.At.TotalSeconds * AudioFrame.TelephoneRateHz);
    private readonly double _noise = Decibels.ToAmplitude(NoiseDbfs) * short.MaxValue * Math.Sqrt(3);
    private readonly Random _random = new(scene.Seed);
    private int _position;

    /// <summary>The next 20 ms that arrive.</summary>
    public void Hear(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++, _position++)
        {
            var sample = ((2 * _random.NextDouble()) - 1) * _noise;
            if (_position - _delay is >= 0 and var echoed && echoed < _sent.Count)
                sample += _sent[echoed] * _echo;
            if (_position - _from is >= 0 and var said && said < scene.Sound.Length)
                sample += scene.Sound[said];
            frame[i] = (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
        }

        PassThroughALaw(frame);
    }

    /// <summary>The 20 ms that were sent.</summary>
    public void Send(ReadOnlySpan<short> frame)
    {
        Span<short> sent = stackalloc short[AudioFrame.TelephoneSamples];
        frame.CopyTo(sent);
        PassThroughALaw(sent);
        _sent.AddRange(sent);
    }

    private void PassThroughALaw(Span<short> frame)
    {
        G711.EncodeALaw(frame, _law);
        G711.DecodeALaw(_law, frame);
    }
}
