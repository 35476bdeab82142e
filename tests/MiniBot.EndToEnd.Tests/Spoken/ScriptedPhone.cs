using System.Text;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;
using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>
/// A called party at a real SIP telephone of its own, perhaps beside a loudspeaker. It reads the agent's captions to know
/// when to speak its lines, each once, and hangs up when the agent does.
/// </summary>
internal sealed class ScriptedPhone : IMediaExchange, IAsyncDisposable
{
    private const char CaptionEnd = '\u2028';
    private const int RateHz = SharedSpeech.TelephoneRateHz;

    /// <summary>A person answers this long after the agent has finished.</summary>
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(400);

    private readonly SipLine _line;
    private readonly List<PhoneLine> _lines;
    private readonly short[] _echo;
    private readonly Gain _echoGain;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;
    private readonly Lock _speaking = new();
    private short[] _audio = [];
    private int _position;
    private int _echoAt;

    private ScriptedPhone(SipLine line, IEnumerable<PhoneLine> lines, Room room)
    {
        _line = line;
        _lines = [.. lines];
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

        for (var i = 0; i < spoken.Length && _echo.Length > 0; i++)
        {
            var echo = (int)(_echo[_echoAt] * _echoGain.Factor);
            spoken[i] = (short)Math.Clamp(spoken[i] + echo, short.MinValue, short.MaxValue);
            _echo[_echoAt] = heard[i];
            _echoAt = (_echoAt + 1) % _echo.Length;
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
                {
                    caption.Append(character);
                    continue;
                }

                Answer(caption.ToString(), cancellationToken);
                caption.Clear();
            }
        }
    }

    private void Answer(string caption, CancellationToken cancellationToken)
    {
        var next = _lines.FindIndex(line => caption.Contains(line.Words, StringComparison.OrdinalIgnoreCase));
        if (next < 0)
            return;
        var line = _lines[next];
        _lines.RemoveAt(next);
        _ = SpeakAsync(line, cancellationToken);
    }

    private async Task SpeakAsync(PhoneLine line, CancellationToken cancellationToken)
    {
        await Task.Delay(Reaction, TimeProvider.System, cancellationToken);
        lock (_speaking)
            (_audio, _position) = (line.Audio, 0);
    }
}

/// <summary>What a microphone picks up besides the person.</summary>
/// <param name="EchoDelay">How late the loudspeaker's sound comes back; null for no echo.</param>
/// <param name="EchoDb">Its level against what the loudspeaker plays.</param>
internal sealed record Room(TimeSpan? EchoDelay = null, double EchoDb = -20)
{
    public static Room Quiet { get; } = new();

    public static Room WithEcho { get; } = new(EchoDelay: TimeSpan.FromMilliseconds(120));
}
