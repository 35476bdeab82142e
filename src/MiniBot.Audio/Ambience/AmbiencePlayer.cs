namespace MiniBot.Audio.Ambience;

/// <summary>One call's place in an <see cref="AmbienceLoop"/>. Used by one thread at a time.</summary>
public sealed class AmbiencePlayer
{
    private readonly AmbienceLoop _loop;
    private int _position;

    internal AmbiencePlayer(AmbienceLoop loop, int position)
    {
        _loop = loop;
        _position = position;
    }

    /// <summary>Fills <paramref name="frame"/> with the next samples of the endless loop. Allocates nothing.</summary>
    public void Read(Span<short> frame)
    {
        while (!frame.IsEmpty)
        {
            var ahead = _loop.Samples[_position..];
            var count = Math.Min(ahead.Length, frame.Length);
            ahead[..count].CopyTo(frame);
            frame = frame[count..];
            _position = (_position + count) % _loop.Samples.Length;
        }
    }
}
