using System.Text;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;
using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>
/// A called party at a real SIP telephone of its own, in a noisy room or beside a loudspeaker. It reads the agent's captions to know
/// when to speak its lines, each once, and hangs up when the agent does.
/// </summary>
internal sealed class ScriptedPhone : IMediaExchange, IAsyncDisposable
{
    private const char CaptionEnd = '\u2028';
    private const int RateHz = SharedSpeech.TelephoneRateHz;

    private readonly SipLine _line;
    private readonly List<PhoneLine> _lines;
    private readonly short[] _noise;
    private readonly short[] _echo;
    private readonly Gain _echoGain;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;
    private readonly Lock _speaking = new();
    private short[] _audio = [];
    private int _position;
    private int _noiseAt;
    private int _echoAt;

    private ScriptedPhone(SipLine line, IEnumerable<PhoneLine> lines, Room room)
    {
        _line = line;
        _lines = [.. lines];
        _noise = room.NoiseDbfs is { } level ? Noise(level) : [];
        _echo = room.EchoDelay is { } delay ? new short[(int)(delay.TotalSeconds * RateHz)] : [];
        _echoGain = Gain.FromDecibels(room.EchoDb);
        _serving = ServeAsync(_over.Token);
    }

    /// <summary>What the agent dials.</summary>
    public string Uri => $"sip:person@127.0.0.1:{_line.LocalEndPoint.Port}";

    /// <summary>Plugs the telephone in.</summary>
    public static ScriptedPhone Open(Room room, params IEnumerable<PhoneLine> lines)
    {
        var options = new SipLineOptions { AcceptIncoming = true, User = "person" };
        SipLine.TryOpen(options, TimeProvider.System, out var line, out var failure).ShouldBeTrue(failure);
        return new ScriptedPhone(line!, lines, room);
    }

    void IMediaExchange.Exchange(ReadOnlySpan<short> heard, Span<short> spoken)
    {
        spoken.Clear();
        lock (_speaking)
        {
            var taken = Math.Min(spoken.Length, _audio.Length - _position);
            _audio.AsSpan(_position, taken).CopyTo(spoken);
            _position += taken;
        }

        for (var i = 0; i < spoken.Length; i++)
        {
            var around = 0;
            if (_noise.Length > 0)
                around += _noise[_noiseAt = (_noiseAt + 1) % _noise.Length];
            if (_echo.Length > 0)
            {
                around += (int)(_echo[_echoAt] * _echoGain.Factor);
                _echo[_echoAt] = heard[i];
                _echoAt = (_echoAt + 1) % _echo.Length;
            }

            spoken[i] = (short)Math.Clamp(spoken[i] + around, short.MinValue, short.MaxValue);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _line.DisposeAsync();
        _over.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        var call = await _line.Incoming.ReadAsync(cancellationToken);
        call.Ring();
        await using var leg = await call.AnswerAsync(acceptText: true, cancellationToken);
        if (leg is null)
            return;
        leg.Attach(this);
        Follow(PhoneLine.Answered, hasEnded: true, cancellationToken);
        var caption = new StringBuilder();
        await foreach (var happened in leg.Events.ReadAllAsync(cancellationToken))
        {
            if (happened is LegEvent.HungUp)
                return;
            if (happened is not LegEvent.TextReceived { Text: var text })
                continue;
            foreach (var character in text)
            {
                if (character != CaptionEnd)
                    caption.Append(character);
                Follow(caption.ToString(), hasEnded: character == CaptionEnd, cancellationToken);
                if (character == CaptionEnd)
                    caption.Clear();
            }
        }
    }

    private void Follow(string caption, bool hasEnded, CancellationToken cancellationToken)
    {
        var next = _lines.FindIndex(line =>
            line.Over != hasEnded && caption.Contains(line.Words, StringComparison.OrdinalIgnoreCase)
        );
        if (next < 0)
            return;
        var line = _lines[next];
        _lines.RemoveAt(next);
        _ = SpeakAsync(line, cancellationToken);
    }

    private async Task SpeakAsync(PhoneLine line, CancellationToken cancellationToken)
    {
        await Task.Delay(line.After, TimeProvider.System, cancellationToken);
        lock (_speaking)
            (_audio, _position) = (line.Audio, 0);
    }

    /// <summary>Ten seconds of white noise at a level.</summary>
    private static short[] Noise(double dbfs)
    {
        var random = new Random(1);
        var noise = new short[10 * RateHz];
        foreach (ref var sample in noise.AsSpan())
            sample = (short)random.Next(-8000, 8001);
        Mixer.Apply(noise, Gain.FromDecibels(dbfs - Level.Measure(noise).RmsDbfs));
        return noise;
    }
}

/// <summary>What a microphone picks up besides the person.</summary>
/// <param name="NoiseDbfs">The level of steady noise; null for none. A person speaks at −20 dBFS.</param>
/// <param name="EchoDelay">How late the loudspeaker's sound comes back; null for no echo.</param>
/// <param name="EchoDb">Its level against what the loudspeaker plays.</param>
internal sealed record Room(double? NoiseDbfs = null, TimeSpan? EchoDelay = null, double EchoDb = -20)
{
    public static Room Quiet { get; } = new();

    /// <summary>15 dB between a person and the noise.</summary>
    public static Room Noisy { get; } = new(NoiseDbfs: -35);

    public static Room WithEcho { get; } = new(EchoDelay: TimeSpan.FromMilliseconds(120));
}
